import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childPath, pathNumbers } from '#lib/kernel/path.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { holdComment } from '#lib/moderation/commands/hold-comment.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { MAX_DEPTH } from '../rules.ts';
import { addComments } from './add-comments.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';
import { lockThread } from './lock-thread.ts';
import { recountThread, wasRight } from './recount-thread.ts';

// Fifty people post, delete, hide, restore, edit and release in one discussion at the same time, on
// trees of any shape: afterwards every number, place and counter is what counting anew gives.

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const BY = { id: null, role: 'moderator' } as const;
const EXPLANATION = 'For a test, at some length.';
const RUNS = 8;
const AT_ONCE = 50;
/** Some six seconds here; a machine that is busy with other things needs more. */
const TIMEOUT_MS = 120_000;

const KINDS = [
  ...['root', 'reply', 'reply', 'reply', 'deepen', 'deepen'],
  ...['delete', 'delete', 'hide', 'restore', 'edit', 'release'],
] as const;

const act = fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat() });
const cases = fc.record({
  /** What each of the first comments answers: an earlier one, or with 0 nothing. */
  start: fc.array(fc.nat(), { minLength: 1, maxLength: 25 }),
  /** Whether what begins with it waits for a moderator. */
  held: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
  acts: fc.array(act, { minLength: AT_ONCE, maxLength: AT_ONCE }),
});

type World = { essayId: string; threadId: string; by: { personId: string; name: string } };
type Case = { start: number[]; held: boolean[]; acts: { kind: string; pick: number }[] };

async function begin(world: World, { start, held }: Case): Promise<string[]> {
  const first = await makeComment({ essayId: world.essayId, by: world.by, now: NOW });
  const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: first.id } });
  const answers = start.map((pick, index) => (index === 0 || pick % 3 === 0 ? null : pick % index));
  const isHeld: boolean[] = [];
  for (const [index, above] of answers.entries()) {
    isHeld.push(above === null ? held[index] === true : isHeld[above] === true);
  }
  const added = await db.$transaction(async (tx) => {
    const thread = await lockThread(tx, world.essayId);
    if (!thread) throw new Error('no thread');
    const entries = answers.map((above, index) => ({
      key: String(index),
      personaId,
      answers: above === null ? null : String(above),
      body: 'Text.',
      writtenAt: NOW,
      heldAt: isHeld[index] ? NOW : null,
      importId: null,
    }));
    return await addComments(tx, thread, entries, new Map());
  });
  return [first.id, ...added.map(({ id }) => id)];
}

/** Whether an act is allowed depends on what the others do; that it is refused is no fault. */
async function perform({ essayId, by }: World, kind: string, commentId: string): Promise<void> {
  const write = (answers: string | null) =>
    makeComment({ essayId, by, answers, now: NOW }).catch((error: Error) => {
      if (!error.message.startsWith('refused')) throw error;
    });
  const about = { commentId, by: BY, now: NOW };
  if (kind === 'root') await write(null);
  if (kind === 'reply' || kind === 'deepen') await write(commentId);
  if (kind === 'delete') await deleteComment(about);
  if (kind === 'hide') await hideComment({ ...about, explanation: EXPLANATION, rule: 'hate' });
  if (kind === 'restore') await restoreComment({ ...about, explanation: EXPLANATION });
  if (kind === 'edit') await editComment({ ...about, newcomer: false, body: 'Another text.' });
  if (kind === 'release') await releaseComment({ ...about, explanation: EXPLANATION });
  if (kind === 'hold') await holdComment({ ...about, explanation: EXPLANATION, rule: 'hate' });
}

/** What every discussion keeps to, counted here from its rows alone. */
async function expectRight(threadId: string): Promise<void> {
  const thread = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
  const comments = await db.comment.findMany({ where: { threadId }, orderBy: { number: 'asc' } });
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const below = Map.groupBy(comments, ({ parentId }) => parentId);
  type Comment = (typeof comments)[number];
  const repliesTo = ({ id }: Comment) => below.get(id) ?? [];
  const isShown = (comment: Comment): boolean =>
    comment.heldAt === null && (comment.deletedAt === null || repliesTo(comment).some(isShown));
  const descendants = (comment: Comment): number =>
    repliesTo(comment).reduce((sum, reply) => sum + Number(isShown(reply)) + descendants(reply), 0);

  expect(comments.map(({ number }) => number)).toEqual(comments.map((_, index) => index + 1));
  expect(thread.lastNumber).toBe(comments.length);
  for (const comment of comments) {
    const parent = comment.parentId === null ? null : byId.get(comment.parentId);
    expect(comment).toMatchObject({
      depth: pathNumbers(comment.path).length - 1,
      replyCount: repliesTo(comment).filter(isShown).length,
      descendantCount: descendants(comment),
    });
    expect([...comment.path]).toEqual([...childPath(parent?.path ?? null, comment.number)]);
    expect(comment.depth).toBeLessThanOrEqual(MAX_DEPTH);
  }
  const readable = comments.filter(
    ({ deletedAt, heldAt, hiddenById }) => !deletedAt && !heldAt && !hiddenById,
  );
  expect(thread.commentCount).toBe(readable.length);
  const ordinals = comments.flatMap(({ rootOrdinal }) => rootOrdinal ?? []);
  expect(ordinals.toSorted((a, b) => a - b)).toEqual(ordinals.map((_, index) => index + 1));
  expect(thread.rootCount).toBe(ordinals.length);
  for (const { rootOrdinal, parentId, heldAt } of comments) {
    expect(rootOrdinal !== null).toBe(parentId === null && heldAt === null);
  }
}

describe('a discussion that fifty change at once', () => {
  it(
    'has the numbers, places and counters that counting anew gives',
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async (each) => {
          const by = await makePerson();
          const essay = await makeEssay();
          const world = { essayId: essay.id, threadId: essay.threadId, by };
          const ids = await begin(world, each);
          await expectRight(essay.threadId);
          await Promise.all(
            each.acts.map(({ kind, pick }) => {
              const target = kind === 'deepen' ? ids.at(-1) : ids[pick % ids.length];
              return perform(world, kind, target ?? '');
            }),
          );
          await expectRight(essay.threadId);
          const recount = await db.$transaction((tx) => recountThread(tx, essay.threadId));
          expect(wasRight(recount), JSON.stringify(recount)).toBe(true);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    TIMEOUT_MS,
  );
});
