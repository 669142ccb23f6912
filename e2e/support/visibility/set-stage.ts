// Sets the stage for the matrix of what may be seen: people of every kind, and items that are all
// published yet (or held, or drafts), each with words of its own. decide.ts then decides about them.
// Answers with a StageBefore.
import { SHARED_BY } from '#lib/comments/rules/stances.ts';
import { windowOf } from '#lib/comments/rules.ts';
import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { makeReviewLink } from '#lib/essays/commands/make-review-link.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { reviewToken } from '#lib/essays/commands/review-token.ts';
import { scheduleEssay } from '#lib/essays/commands/schedule-essay.ts';
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { db } from '#lib/platform/db.ts';
import { type Actor, CODE_FRESH_FOR, VISITOR } from '#lib/policy/actor.ts';
import { addToSeries } from '#lib/series/commands/add-to-series.ts';
import { createSeries } from '#lib/series/commands/create-series.ts';
import { makeComment, makePerson, must } from '#lib/testing/factories.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { makeItem, viewerOf, word } from './make-item.ts';
import {
  COMMENT_STATES,
  type CommentItem,
  ESSAY_STATES,
  type EssayItem,
  type EssayState,
  type StageBefore,
} from './stage.ts';

/** Roots before and after the items of the long discussion, so that they stand in a part of their own. */
const ROOTS_BEFORE = 50;
const ROOTS_AFTER = 25;

type Person = Actor & { personId: string; name: string };

const now = new Date();

async function makeEssayItem(state: EssayState, author: Person): Promise<EssayItem> {
  const address = word();
  const title = address.toUpperCase();
  const marks = { title, address, summary: word(), text: word(), unpublished: word() };
  if (state === 'taken-back') Object.assign(marks, { elsewhere: word() });
  const created = must(
    await createEssay({
      title: `An essay ${title}`,
      summary: `In short ${marks.summary}.`,
      // What links to the guide is named there.
      source: `It says ${marks.text}, and more is in [[leaving-medicine|the guide]].`,
      authorId: author.personId,
      byline: author.name,
      now,
    }),
  );
  const about = { essayId: created.id, personId: author.personId, now };
  if (state === 'scheduled') {
    must(await scheduleEssay({ ...about, at: later(now, DAY), zone: 'Europe/London' }));
  } else if (state !== 'draft') {
    must(await publishEssay({ essayId: created.id, byline: author.name, now }));
  }
  const { id } = must(await makeReviewLink({ ...about, label: 'For the test' }));
  const review = `/review/${reviewToken(id)}`;
  return { kind: 'essay', state, ...created, review, marks };
}

const stage = await withSite(async (): Promise<StageBefore> => {
  const author = await makePerson({ name: 'Author of the matrix', roles: ['author'] });
  const moderator = await makePerson({ name: 'Moderator of the matrix', roles: ['moderator'] });
  const essays: EssayItem[] = [];
  for (const state of ESSAY_STATES) essays.push(await makeEssayItem(state, author));

  // All are parts of one series, whatever readers see of them.
  const about = { title: 'What is seen', summary: '', authorId: author.personId, now };
  const series = must(await createSeries(about));
  for (const { id: essayId } of essays) must(await addToSeries({ seriesId: series.id, essayId }));

  const of = (state: EssayState) => {
    const essay = essays.find((each) => each.state === state);
    if (!essay) throw new Error(`no essay is ${state}`);
    return essay;
  };
  const short = of('published');
  const long = await makeThread(Array.from({ length: ROOTS_BEFORE }, () => null));
  const comments: CommentItem[] = [];
  for (const state of COMMENT_STATES) {
    if (state === 'below-taken-back') {
      comments.push(await makeItem(state, 'short', of('taken-back')));
    } else if (state === 'below-hidden') {
      comments.push(await makeItem(state, 'short', of('hidden')));
    } else {
      comments.push(await makeItem(state, 'short', short));
      comments.push(await makeItem(state, 'long', long));
    }
  }
  // So many that what each of them says of where they are may be read.
  for (const { id: essayId } of [short, long]) {
    for (let made = 0; made < SHARED_BY; made += 1) {
      await makeComment({ essayId, by: await makePerson(), body: 'As they say.', stance: 'left' });
    }
  }
  const by = await makePerson();
  for (let made = 0; made < ROOTS_AFTER; made += 1) {
    await makeComment({ essayId: long.id, by, body: 'What comes after.' });
  }

  const signedOut = await viewerOf(await makePerson());
  await db.session.deleteMany({ where: { userId: signedOut.actor.personId ?? '' } });
  const unconfirmed = await viewerOf(await makePerson({ roles: ['moderator'] }));
  await db.session.updateMany({
    where: { userId: unconfirmed.actor.personId ?? '' },
    data: { codeAt: later(now, -CODE_FRESH_FOR - MINUTE) },
  });
  const viewers: StageBefore['viewers'] = {
    visitor: { cookie: '', actor: VISITOR },
    'signed-out': { cookie: signedOut.cookie, actor: VISITOR },
    newcomer: await viewerOf(await makePerson({ createdAt: later(now, -MINUTE) })),
    member: await viewerOf(await makePerson()),
    'other-author': await viewerOf(await makePerson({ roles: ['author'] })),
    author: await viewerOf(author),
    moderator: await viewerOf(moderator),
    'unconfirmed-moderator': {
      ...unconfirmed,
      actor: { ...unconfirmed.actor, confirmed: false },
    },
    admin: await viewerOf(await makePerson({ roles: ['admin'] })),
    suspended: await viewerOf(await makePerson({ suspended: true })),
  };
  // Everybody has saved what can't be read any more, or not yet: lists of theirs must not tell of it.
  const savers = Object.values(viewers).flatMap(({ actor }) => actor.personId ?? []);
  const unreadable = essays.filter(({ state }) => state !== 'published' && state !== 'changed');
  await db.savedEssay.createMany({
    data: savers.flatMap((userId) =>
      unreadable.map(({ id: essayId }) => ({ userId, essayId, savedAt: now })),
    ),
  });
  await touch(['*']);
  return {
    viewers,
    comments,
    essays,
    long: { slug: long.slug, window: windowOf(ROOTS_BEFORE + 1) },
    short: { slug: short.slug },
    series,
    authorId: author.personId,
    moderatorId: moderator.personId,
  };
});

console.log(JSON.stringify(stage));
