import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '#lib/kernel/result.ts';
import { editOut } from '#lib/moderation/commands/edit-out.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { holdComment } from '#lib/moderation/commands/hold-comment.ts';
import { putBack } from '#lib/moderation/commands/put-back.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { chooseName } from '#lib/people/commands/choose-name.ts';
import { nameKey } from '#lib/people/rules.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { addComments } from './commands/add-comments.ts';
import { deleteComment } from './commands/delete-comment.ts';
import { editComment } from './commands/edit-comment.ts';
import { lockThread } from './commands/lock-thread.ts';
import { makeRanking } from './commands/make-ranking.ts';
import { readBranch } from './queries/branches.ts';
import { findComment, readCommentHistory, readCommentPage } from './queries/comment-pages.ts';
import { readSinceWindow } from './queries/since.ts';
import { readFirstWindow, readHelpfulPart, readWindow } from './queries/thread-windows.ts';
import { findThread, type Tagged } from './queries/threads.ts';
import type { Ranking } from './rules/ordinals.ts';
import { ORDERS, windowOf } from './rules.ts';
import { commentTag, threadTag } from './tags.ts';

// Whatever is done to a discussion: every page of it that shows something else afterwards carries a
// tag that was touched, at once for anything but a number. So no page that is kept can be wrong.

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const BY = { id: null, role: 'moderator' } as const;
const RUNS = 15;
/** The same cases at each run, so that a failure is of what was changed; FC_SEED tries others. */
const SEED = Number(process.env.FC_SEED ?? 20_261_122);
/** Some fifteen seconds here; a machine that is busy with other things needs more. */
const TIMEOUT_MS = 180_000;
/** So many comments' own pages are looked at; looking at all of them at each act would take minutes. */
const LOOKED_AT = 12;

const KINDS = [
  ...['root', 'root', 'reply', 'reply', 'deepen', 'deepen', 'reply to the first'],
  ...['delete', 'delete', 'hide', 'restore', 'edit', 'release', 'rename'],
  ...['release what is held', 'release what is held', 'hold', 'black out', 'put back'],
] as const;
type Act = { kind: string; pick: number };

/** A thread as it begins: comments by the index of what they answer, of which some are held. */
type Start = { answers: number[]; held: boolean[] };

const cases = fc.record({
  start: fc.oneof(
    // Of any shape; a long one; one that is about to be too long to be shown whole; long with one
    // root; long with roots only, the next of which may open a window.
    fc.array(fc.nat(), { maxLength: 20 }),
    fc.array(fc.nat({ max: 400 }), { minLength: 60, maxLength: 90 }),
    fc.array(fc.nat({ max: 400 }), { minLength: 45, maxLength: 50 }),
    fc.array(fc.constant(0), { minLength: 52, maxLength: 56 }),
    fc.array(fc.constant(1), { minLength: 56, maxLength: 69 }),
  ),
  held: fc.array(fc.nat({ max: 9 }), { minLength: 90, maxLength: 90 }),
  acts: fc.array(fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat() }), {
    minLength: 3,
    maxLength: 8,
  }),
});

type World = {
  essayId: string;
  slug: string;
  threadId: string;
  by: { personId: string; name: string };
};

/** Fills a thread: every entry answers the comment it names, or begins a branch. */
async function fill(world: World, { answers, held }: Start): Promise<void> {
  await db.$transaction(async (tx) => {
    const thread = await lockThread(tx, world.essayId);
    if (!thread) throw new Error('no thread');
    const persona = await tx.persona.findFirstOrThrow({ where: { threadId: thread.id } });
    const entries = answers.map((pick, index) => {
      // Odd ones answer something earlier, so that there are many roots and deep branches.
      const above = pick % 2 === 1 || index === 0 ? null : pick % index;
      return { above, held: held[index] === true };
    });
    // Nothing stands below what is held but what is held too.
    const isHeld: boolean[] = [];
    for (const { above, held } of entries) isHeld.push(held || (above !== null && !!isHeld[above]));
    await addComments(
      tx,
      thread,
      entries.map(({ above }, index) => ({
        key: String(index),
        personaId: persona.id,
        answers: above === null ? null : String(above),
        body: `Text ${index}.`,
        writtenAt: NOW,
        heldAt: isHeld[index] ? NOW : null,
        importId: null,
      })),
      new Map(),
    );
  });
}

type Page = { address: string; tags: string[]; words: string; numbers: string };

/** Every kind of page of a thread, as it would be made now. `ranking`: the edition that is kept. */
async function readPages(world: World, ranking: Ranking, picks: number[]): Promise<Page[]> {
  const thread = await findThread(world.slug);
  if (!thread) throw new Error('no thread');
  const { lastNumber, rootCount } = thread;
  const windows = Array.from({ length: windowOf(rootCount) + 2 }, (_, index) => index + 1);
  const numbers = [...new Set([...picks.map((pick) => 1 + (pick % (lastNumber + 2))), lastNumber])];
  const comments = await db.comment.findMany({
    where: { threadId: thread.id, number: { in: numbers } },
    select: { id: true, number: true },
  });
  const pages: [string, Promise<Tagged<unknown>>][] = [
    ...ORDERS.map((order) => [`first ${order}`, readFirstWindow(thread, order, ranking)] as const),
    ...windows.map((k) => [`page ${k}`, readWindow(thread, 'oldest', k)] as const),
    ...windows.map((k) => [`newest ${k}`, readWindow(thread, 'newest', k)] as const),
    ...windows.map((k) => [`helpful ${k}`, readHelpfulPart(thread, ranking, k)] as const),
    ...numbers.map((number) => [`from ${number}`, readBranch(thread, number)] as const),
    ...numbers.map((number) => [`since ${number}`, readSinceWindow(thread, number)] as const),
    ...comments.map(({ id, number }) => [`comment ${number}`, readComment(id)] as const),
    ...comments.map(({ id, number }) => [`history ${number}`, readHistory(id)] as const),
  ].map(([address, page]) => [address, page]);
  return await Promise.all(
    pages.map(async ([address, page]) => {
      const { view, tags } = await page;
      return {
        address,
        tags,
        words: JSON.stringify(view, (key, value) => (NUMBERS.has(key) ? undefined : value)),
        numbers: JSON.stringify(view, withoutUnseen),
      };
    }),
  );
}

/** What is only a number on a page. */
const NUMBERS = new Set(['total', 'count', 'replyCount']);

/** How many replies a comment has is said above them only, not where none of them stands. */
function withoutUnseen(_key: string, value: unknown): unknown {
  const isComment = value !== null && typeof value === 'object' && 'replies' in value;
  if (!isComment || !Array.isArray(value.replies) || value.replies.length > 0) return value;
  return { ...value, replyCount: undefined };
}

async function readComment(id: string): Promise<Tagged<unknown>> {
  const found = await findComment(id);
  if (!found) return { view: null, tags: [commentTag(id)] };
  const { view, tags } = await readCommentPage(found);
  return { view, tags: [commentTag(id), ...tags] };
}

async function readHistory(id: string): Promise<Tagged<unknown>> {
  const found = await findComment(id);
  return {
    view: await readCommentHistory(id),
    tags: [commentTag(id), ...(found ? [threadTag(found.thread.id)] : [])],
  };
}

/** Does what an act says, to any comment, whether it may be done to it or not. */
async function perform(world: World, { kind, pick }: Act, turn: number): Promise<unknown> {
  const { essayId, by } = world;
  const inOrder = await db.comment.findMany({
    where: { threadId: world.threadId },
    select: { id: true, heldAt: true },
    orderBy: { path: 'asc' },
  });
  const last = await db.comment.findFirst({
    where: { threadId: world.threadId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  const held = inOrder.filter(({ heldAt }) => heldAt !== null);
  const among = kind === 'release what is held' ? held : inOrder;
  const target = kind === 'deepen' ? last : among[pick % Math.max(1, among.length)];
  const write = (answers: string | null) =>
    makeComment({ essayId, by, answers, body: `Said ${turn}.`, now: NOW }).catch(() => null);
  if (kind === 'root' || !target) return write(null);
  if (kind === 'reply' || kind === 'deepen') return write(target.id);
  if (kind === 'reply to the first') return write(inOrder[0]?.id ?? null);
  return change(world, kind, target.id, turn);
}

function change(
  { by }: World,
  kind: string,
  commentId: string,
  turn: number,
): Promise<Result<unknown>> {
  const explanation = 'For a test, at some length.';
  const act = { commentId, by: BY, now: NOW };
  switch (kind) {
    case 'delete':
      return deleteComment(act);
    case 'hide':
      return hideComment({ ...act, explanation, rule: 'hate' });
    case 'restore':
      return restoreComment({ ...act, explanation });
    case 'edit':
      return editComment({ ...act, newcomer: false, body: `Edited ${turn}.` });
    case 'release':
    case 'release what is held':
      return releaseComment({ ...act, explanation });
    case 'hold':
      return holdComment({ ...act, explanation, rule: 'hate' });
    case 'black out':
      return editOut({ ...act, explanation, rule: 'hate', spans: [{ start: 0, end: 4 }] });
    case 'put back':
      return putBack({ ...act, explanation });
    default: {
      const name = `Name ${turn} of ${by.name}`;
      return chooseName({ personId: by.personId, name, key: nameKey(name) });
    }
  }
}

/** Pages that show something else than before, and carry no tag that was touched. */
function wrongPages(
  before: Page[],
  after: Page[],
  { now, soon }: { now: string[]; soon: string[] },
) {
  const later = new Map(after.map((page) => [page.address, page]));
  return before.filter((page) => {
    const made = later.get(page.address) ?? page;
    const has = (touched: string[]) => page.tags.some((tag) => touched.includes(tag));
    const words = made.words === page.words || has(now);
    return !words || (made.numbers !== page.numbers && !has([...now, ...soon]));
  });
}

describe('a page of a discussion', () => {
  it(
    'carries a touched tag whenever it shows something else after an act',
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ({ start, held, acts }) => {
          const by = await makePerson();
          const essay = await makeEssay();
          const world = { essayId: essay.id, slug: essay.slug, threadId: essay.threadId, by };
          await makeComment({ essayId: essay.id, by, now: NOW });
          await fill(world, { answers: start, held: held.map((each) => each === 0) });
          for (const [turn, act] of acts.entries()) {
            const ranking = await makeRanking(world.threadId, NOW);
            const picks = Array.from({ length: LOOKED_AT }, (_, at) => act.pick * (at + 1) + at);
            const before = await readPages(world, ranking, picks);
            const touched = await watchTouches(() => perform(world, act, turn));
            const wrong = wrongPages(before, await readPages(world, ranking, picks), touched);
            expect(wrong.map(({ address }) => `${address} after ${act.kind}`)).toEqual([]);
          }
        }),
        // Looking for a smaller example would take minutes.
        { numRuns: RUNS, endOnFailure: true, seed: SEED },
      );
    },
    TIMEOUT_MS,
  );
});
