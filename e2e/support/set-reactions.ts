// Sets the stage for the tests of reactions: a discussion of several windows, a branch as deep as
// branches get, one comment that is known for a large count, and people who are signed in. Answers
// with a ReactionStage.
import { MAX_DEPTH } from '#lib/comments/rules.ts';
import { HOUR, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { guestCookies, invite } from './invite.ts';
import { LONG_NAME } from './long-words.ts';
import type { ReactionStage } from './reactions.ts';

const ROOTS = 62;
const PEOPLE = 30;

const stage = await withSite(async (): Promise<ReactionStage> => {
  const now = new Date();
  const long = later(now, -HOUR);
  const writer = await makePerson({ name: 'Ondine Farquharson' });
  const longNamed = await makePerson({ name: LONG_NAME });
  const essay = await makeEssay({ title: 'What people say with one click', now: long });
  const write = (by: typeof writer, answers: string | null = null) =>
    makeComment({ essayId: essay.id, by, answers, body: 'Something worth a click.', now: long });

  const roots = [];
  for (let made = 0; made < ROOTS; made += 1) roots.push(await write(writer));
  let deepest = roots[1]?.id ?? '';
  for (let depth = 1; depth <= MAX_DEPTH; depth += 1) {
    deepest = (await write(depth % 2 === 0 ? writer : longNamed, deepest)).id;
  }
  // As if many had been here: only how it looks is of interest.
  const [, many] = roots;
  await db.comment.updateMany({
    where: { id: { in: [many?.id ?? '', deepest] } },
    data: { helpfulCount: 12_345, sameCount: 987 },
  });

  const people = await Promise.all(Array.from({ length: PEOPLE }, () => makePerson()));
  const moderator = await makePerson({ roles: ['moderator'] });
  return {
    essayId: essay.id,
    slug: essay.slug,
    roots: roots.map(({ id, number }) => ({ id, number })),
    deepest,
    writer: await invite(writer, now),
    moderator: await invite(moderator, now),
    people: await Promise.all(people.map((person) => invite(person, now))),
    cookies: guestCookies(),
  };
});

console.log(JSON.stringify(stage));
