import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { MAX_DEPTH } from '../rules.ts';
import type { CommentView } from '../views.ts';
import { deleteComment } from './delete-comment.ts';
import { recountThread } from './recount-thread.ts';

// Whatever people and moderators do, in whatever order, a thread reads like the plain tree of a
// model that counts everything anew; and the repair of the counters finds nothing to repair.

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const BY = { id: null, role: 'moderator' } as const;
const RUNS = 25;
/** Some two seconds here; a machine that is busy with other things needs more. */
const TIMEOUT_MS = 60_000;

/** A comment of the model. */
type Node = {
  id: string;
  number: number;
  parent: Node | null;
  depth: number;
  deleted: boolean;
  hidden: boolean;
  children: Node[];
};

type World = {
  essayId: string;
  by: { personId: string; name: string };
  /** In the order of their numbers. */
  all: Node[];
  roots: Node[];
};

type Act = { kind: 'post' | 'reply' | 'deepen' | 'delete' | 'hide' | 'restore'; pick: number };

const oneOf = (...kinds: Act['kind'][]) =>
  fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat() });

// First it grows, then everything happens, at last most of it is deleted: trees that only ever grow
// never come to the line above a reply that goes.
const acts = fc
  .tuple(
    fc.array(oneOf('post', 'reply', 'deepen', 'deepen', 'deepen'), { minLength: 3, maxLength: 14 }),
    fc.array(oneOf('reply', 'deepen', 'delete', 'hide', 'restore'), { maxLength: 12 }),
    fc.array(oneOf('delete', 'delete', 'delete', 'restore'), { minLength: 3, maxLength: 20 }),
  )
  .map((phases) => phases.flat());

const isShown = (node: Node): boolean => !node.deleted || shownChildren(node).length > 0;
const shownChildren = (node: Node): Node[] => node.children.filter(isShown);

/** What readers should see, in words. */
function expected(nodes: Node[]): string[] {
  return nodes.filter(isShown).flatMap((node) => {
    const state = node.deleted ? 'deleted' : node.hidden ? 'hidden' : 'shown';
    const own = `${'-'.repeat(node.depth)}${node.number} ${state} ${shownChildren(node).length}`;
    return [own, ...expected(node.children)];
  });
}

/** What readers see, in the same words. */
function seen(comments: CommentView[]): string[] {
  return comments.flatMap(({ depth, number, state, replyCount, replies }) => [
    `${'-'.repeat(depth)}${number} ${state} ${replyCount}`,
    ...seen(replies),
  ]);
}

describe('a thread', () => {
  it(
    'reads depth first with the right counters after any acts',
    async () => {
      const by = await makePerson();
      await fc.assert(
        fc.asyncProperty(acts, async (list) => {
          const essay = await makeEssay();
          const world: World = { essayId: essay.id, by, all: [], roots: [] };
          for (const act of list) await play(world, act);

          const readable = world.all.filter(({ deleted, hidden }) => !deleted && !hidden).length;
          const before = await readAll(essay.slug);
          expect(before.lines).toEqual(expected(world.roots));
          expect(before.total).toBe(readable);
          await db.$transaction((tx) => recountThread(tx, essay.threadId));
          expect(await readAll(essay.slug)).toEqual(before);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it('gets counters that were damaged back', async () => {
    const by = await makePerson();
    const essay = await makeEssay();
    const root = await makeComment({ essayId: essay.id, by });
    const reply = await makeComment({ essayId: essay.id, by, answers: root.id });
    await makeComment({ essayId: essay.id, by, answers: reply.id });
    must(await deleteComment({ commentId: reply.id, now: NOW }));
    const right = await readAll(essay.slug);
    await db.comment.updateMany({ where: { threadId: essay.threadId }, data: { replyCount: 7 } });
    await db.thread.update({ where: { id: essay.threadId }, data: { commentCount: 99 } });
    await db.$transaction((tx) => recountThread(tx, essay.threadId));
    expect(await readAll(essay.slug)).toEqual(right);
  });
});

/** Does to the thread and to the model what an act says. */
async function play(world: World, { kind, pick }: Act): Promise<void> {
  const { all } = world;
  const target = kind === 'deepen' ? all.at(-1) : all[pick % Math.max(1, all.length)];
  if (kind === 'post' || !target) return post(world, null);
  if (kind === 'delete') return remove(target);
  if (kind === 'hide' || kind === 'restore') return decide(target, kind);
  if (!target.deleted && !target.hidden) await post(world, target);
}

async function post({ essayId, by, all, roots }: World, answered: Node | null): Promise<void> {
  const answers = answered?.id ?? null;
  const { id, number } = await makeComment({ essayId, by, answers, now: NOW });
  const parent = answered && answered.depth >= MAX_DEPTH ? answered.parent : answered;
  const depth = parent ? parent.depth + 1 : 0;
  const node = { id, number, parent, depth, deleted: false, hidden: false, children: [] };
  (parent ? parent.children : roots).push(node);
  all.push(node);
}

async function remove(target: Node): Promise<void> {
  const { ok } = await deleteComment({ commentId: target.id, now: NOW });
  expect(ok).toBe(!target.deleted);
  target.deleted = true;
}

async function decide(target: Node, kind: 'hide' | 'restore'): Promise<void> {
  const explanation = 'For a test, at some length.';
  const about = { commentId: target.id, explanation, by: BY, now: NOW };
  const hides = kind === 'hide';
  const { ok } = await (hides ? hideComment({ ...about, rule: 'hate' }) : restoreComment(about));
  expect(ok).toBe(!target.deleted && target.hidden !== hides);
  if (ok) target.hidden = hides;
}

async function readAll(slug: string): Promise<{ total: number; lines: string[] }> {
  const { total, comments } = await readDiscussion(slug);
  return { total, lines: seen(comments) };
}
