import { addCorrection } from '#lib/essays/commands/add-correction.ts';
import { makeReviewLink } from '#lib/essays/commands/make-review-link.ts';
import { moveEssay } from '#lib/essays/commands/move-essay.ts';
import { reviewToken } from '#lib/essays/commands/review-token.ts';
import { revokeReviewLink } from '#lib/essays/commands/revoke-review-link.ts';
import { scheduleEssay } from '#lib/essays/commands/schedule-essay.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, must } from '#lib/testing/factories.ts';
import { LONG_WORD } from './long-words.ts';
import type { StageInside } from './stage.ts';

type Person = { personId: string; name: string };

/** Essays with what their author has arranged for them. */
export async function setPublishing(
  author: Person,
  by: Person,
  now: Date,
): Promise<StageInside['publishing']> {
  const scheduled = await makeEssay({ title: 'Not before Wednesday', author, draft: true });
  const { personId } = author;
  const at = later(now, 3 * DAY);
  const zone = 'America/Argentina/ComodRivadavia';
  must(await scheduleEssay({ essayId: scheduled.id, personId, at, zone, now }));

  const moved = await makeEssay({ title: 'It stood elsewhere', author, now: later(now, -DAY) });
  const { number } = await makeComment({ essayId: moved.id, by });
  const formerly = [moved.slug, 'it-stood-here-for-a-while'];
  for (const slug of [...formerly.slice(1), 'it-stands-here-now']) {
    must(await moveEssay({ essayId: moved.id, slug, now }));
  }
  for (const note of ['It said 21 where 12 is right.', `It was ${LONG_WORD}.`]) {
    must(await addCorrection({ essayId: moved.id, note, now }));
  }
  await db.essay.update({
    where: { id: moved.id },
    data: { missedFor: later(now, -HOUR), missedWhy: 'suspended', scheduledZone: zone },
  });
  const link = async (label: string) => {
    const { id } = must(await makeReviewLink({ essayId: scheduled.id, label, personId, now }));
    return id;
  };
  const [works, revoked] = [await link('For Ann, until Friday'), await link(LONG_WORD)];
  must(await revokeReviewLink({ linkId: revoked, now }));
  return {
    scheduled,
    moved: { id: moved.id, slug: 'it-stands-here-now', formerly, number },
    review: reviewToken(works),
    noReview: [reviewToken(revoked), reviewToken(newId()), `${reviewToken(works).slice(0, -3)}AAA`],
  };
}
