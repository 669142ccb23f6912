// Sets the stage for reportJourney. Answers with a ReportStage.
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { db } from '#lib/platform/db.ts';
import { beginSession } from '#lib/platform/session.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies } from './invite.ts';
import type { ReportStage } from './reporting.ts';

const stage = await withSite(async (): Promise<ReportStage> => {
  const now = new Date();
  const [reporter, told, moderator] = await Promise.all([
    makePerson(),
    makePerson(),
    makePerson({ roles: ['moderator'] }),
  ]);
  const essay = await makeEssay({ title: 'To be reported', now: later(now, -DAY) });
  const comment = await makeComment({ essayId: essay.id, by: moderator, body: 'Reported.' });
  for (const body of ['One.', 'Two is another.', 'The third says something else.']) {
    const { id } = await makeComment({ essayId: essay.id, by: told, body });
    must(
      await hideComment({
        commentId: id,
        rule: 'off-topic-spam',
        explanation: 'It does not answer anything that was said.',
        by: { id: moderator.personId, role: 'moderator' },
        now: later(now, -MINUTE),
      }),
    );
  }
  return {
    cookies: guestCookies(),
    reporter: await beginSession(db, reporter.personId, now),
    told: await beginSession(db, told.personId, now),
    comment: comment.id,
  };
});

console.log(JSON.stringify(stage));
