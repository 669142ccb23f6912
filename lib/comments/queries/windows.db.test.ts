import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import { BRANCH_SIZE, FIRST_REPLIES, MAX_DEPTH, ROOTS_PER_WINDOW, WHOLE_UP_TO } from '../rules.ts';
import {
  belowTag,
  commentTag,
  headTag,
  latestTag,
  quotedTag,
  rankingTag,
  threadTag,
  totalTag,
  windowTag,
} from '../tags.ts';
import type { CommentView, ThreadWindow } from '../views.ts';
import { readBranch } from './branches.ts';
import { readSinceWindow } from './since.ts';
import { readFirstWindow, readHelpfulPart, readWindow } from './thread-windows.ts';
import { findThread, type Thread } from './threads.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

/** For what takes some seconds here, on a machine that is busy with other things too. */
const TIMEOUT_MS = 60_000;

async function threadAt(slug: string): Promise<Thread> {
  const thread = await findThread(slug);
  if (!thread) throw new Error(`no thread at ${slug}`);
  return thread;
}

/** Every comment of a window, in reading order. */
const flat = (comments: CommentView[]): CommentView[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);

const numbersOf = (comments: CommentView[]) => flat(comments).map(({ number }) => number);

const lastPart = (address: string) => Number(/(\d+)$/.exec(address)?.[1]);

/** The page that an address of this thread leads to. */
async function windowAt(thread: Thread, address: string): Promise<ThreadWindow> {
  const [, order, k] = /\/(page|newest)\/(\d+)$/.exec(address) ?? [];
  const read = await readWindow(thread, order === 'page' ? 'oldest' : 'newest', Number(k));
  if (!read.view) throw new Error(`no window at ${address}`);
  return read.view;
}

/** Everything behind "n more replies", along the links. */
async function readOn(thread: Thread, from: number): Promise<CommentView[]> {
  const { view } = await readBranch(thread, from);
  if (!view) throw new Error(`nothing from ${from}`);
  expect(numbersOf(view.comments).length).toBeLessThanOrEqual(BRANCH_SIZE);
  const rest = view.next === null ? [] : await readOn(thread, lastPart(view.next));
  return [...flat(view.comments), ...rest];
}

/** The trees of a thread, root by root, as a reader finds them who follows every link. */
async function walk(thread: Thread, order: 'oldest' | 'newest'): Promise<number[][]> {
  const trees: number[][] = [];
  let { view: window } = await readFirstWindow(thread, order, null);
  for (;;) {
    for (const root of window.comments) {
      const here = numbersOf([root]);
      const further = root.more ? await readOn(thread, root.more.from) : [];
      expect(root.more?.count ?? 0).toBe(further.length);
      trees.push([...here, ...further.map(({ number }) => number)]);
    }
    if (window.next === null) return trees;
    window = await windowAt(thread, window.next);
  }
}

/** Numbers in the order in which a plain walk through the tree would read them, root by root. */
function depthFirst(answers: (number | null)[]): number[][] {
  const parents: (number | null)[] = [];
  const depths: number[] = [];
  answers.forEach((answered, index) => {
    const tooDeep = answered !== null && (depths[answered] ?? 0) >= MAX_DEPTH;
    const parent = tooDeep ? (parents[answered] ?? null) : answered;
    parents[index] = parent;
    depths[index] = parent === null ? 0 : (depths[parent] ?? 0) + 1;
  });
  const tree = (root: number): number[] => [
    root + 1,
    ...parents.flatMap((parent, index) => (parent === root ? tree(index) : [])),
  ];
  return parents.flatMap((parent, index) => (parent === null ? [tree(index)] : []));
}

const shapes = fc
  .array(fc.tuple(fc.nat(), fc.nat({ max: 9 })), { minLength: 1, maxLength: 170, size: 'max' })
  .map((picks) =>
    picks.map(([pick, kind], index) => {
      if (index === 0 || kind < 2) return null;
      return kind < 5 ? index - 1 : pick % index;
    }),
  );

describe('the windows of a thread', () => {
  it(
    'lead to every comment once, whatever the shape of the thread, in both orders of age',
    async () => {
      await fc.assert(
        fc.asyncProperty(shapes, async (answers) => {
          const thread = await threadAt((await makeThread(answers)).slug);
          const trees = depthFirst(answers);
          expect(await walk(thread, 'oldest')).toEqual(trees);
          expect(await walk(thread, 'newest')).toEqual(trees.toReversed());
        }),
        { numRuns: 15 },
      );
    },
    TIMEOUT_MS,
  );

  it('hold ten roots, each with its first replies in reading order', async () => {
    const roots = Array.from({ length: 25 }, () => null);
    const { slug } = await makeThread([...roots, 0, 25, 26, 27, 0, ...Array(25).fill(1)]);
    const { view } = await readFirstWindow(await threadAt(slug), 'oldest', null);
    expect(view).toMatchObject({ part: null, previous: null, next: `/essays/${slug}/page/2` });
    expect(view.comments.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [first, second, third] = view.comments;
    expect(numbersOf(first ? [first] : [])).toEqual([1, 26, 27, 28]);
    expect(first).toMatchObject({ replyCount: 2, more: { count: 2, from: 29 } });
    expect(second).toMatchObject({ replyCount: 25, more: { count: 22, from: 34 } });
    expect(second?.replies).toHaveLength(FIRST_REPLIES);
    expect(third).toMatchObject({ replyCount: 0, more: null });
  });

  it('lead to each other, and end where the thread does', async () => {
    const { slug } = await makeThread(Array.from({ length: 63 }, () => null));
    const thread = await threadAt(slug);
    const oldest = await Promise.all([1, 2, 7, 8].map((k) => readWindow(thread, 'oldest', k)));
    expect(oldest.map(({ view }) => view && [view.previous, view.next])).toEqual([
      null,
      [`/essays/${slug}`, `/essays/${slug}/page/3`],
      [`/essays/${slug}/page/6`, null],
      null,
    ]);
    const newest = await Promise.all([7, 1, 8, 0].map((k) => readWindow(thread, 'newest', k)));
    expect(newest.map(({ view }) => view && [view.previous, view.next])).toEqual([
      [`/essays/${slug}/newest`, `/essays/${slug}/newest/6`],
      [`/essays/${slug}/newest/2`, null],
      null,
      null,
    ]);
    // The last window holds three, so the one before it is there too.
    const { view } = await readFirstWindow(thread, 'newest', null);
    expect(view.comments.map(({ number }) => number)).toEqual(
      Array.from({ length: 13 }, (_, index) => 63 - index),
    );
    expect(view.next).toBe(`/essays/${slug}/newest/5`);
  });

  it('stay where they are when their roots are gone, and say nothing of what is held', async () => {
    const { slug, added } = await makeThread(
      Array.from({ length: 61 }, () => null),
      (index) => index === 60,
    );
    const ids = added.slice(10, 20).map(({ id }) => id);
    await db.comment.updateMany({ where: { id: { in: ids } }, data: { deletedAt: NOW } });
    const thread = await threadAt(slug);
    expect(thread.rootCount).toBe(60);
    expect((await readWindow(thread, 'oldest', 2)).view).toMatchObject({
      comments: [],
      previous: `/essays/${slug}`,
      next: `/essays/${slug}/page/3`,
    });
    expect((await readWindow(thread, 'oldest', 3)).view?.comments[0]?.number).toBe(21);
    expect((await readWindow(thread, 'oldest', 6)).view).toMatchObject({ next: null });
    expect((await readWindow(thread, 'oldest', 7)).view).toBeNull();
  });
});

describe('a short thread', () => {
  it('is whole on its first page in every order, and has no other', async () => {
    const replies = Array.from({ length: WHOLE_UP_TO - 3 }, () => 1);
    const { slug, added } = await makeThread([null, null, null, ...replies]);
    await db.comment.update({ where: { id: added[1]?.id ?? '' }, data: { helpfulCount: 3 } });
    await db.comment.update({ where: { id: added[2]?.id ?? '' }, data: { helpfulCount: 4 } });
    const thread = await threadAt(slug);
    const firsts = { oldest: [1, 2, 3], newest: [3, 2, 1], helpful: [3, 2, 1] } as const;
    for (const order of ['oldest', 'newest', 'helpful'] as const) {
      const { view } = await readFirstWindow(thread, order, null);
      expect(view.comments.map(({ number }) => number)).toEqual(firsts[order]);
      expect(numbersOf(view.comments)).toHaveLength(WHOLE_UP_TO);
      expect(flat(view.comments).every(({ more }) => more === null)).toBe(true);
      expect(view).toMatchObject({ total: WHOLE_UP_TO, hasOrders: true, next: null });
    }
    expect((await readWindow(thread, 'oldest', 2)).view).toBeNull();
    expect((await readWindow(thread, 'newest', 1)).view).toBeNull();
  });

  it('has windows from its 51st comment on', async () => {
    const { slug } = await makeThread(Array.from({ length: WHOLE_UP_TO + 1 }, () => null));
    const { view } = await readFirstWindow(await threadAt(slug), 'oldest', null);
    expect(view.comments).toHaveLength(ROOTS_PER_WINDOW);
  });

  it('is empty where nobody has written', async () => {
    const { slug } = await makeThread([]);
    expect((await readFirstWindow(await threadAt(slug), 'oldest', null)).view).toMatchObject({
      total: 0,
      comments: [],
      hasOrders: false,
      hasSample: false,
      next: null,
    });
    expect(await findThread('no-such-essay')).toBeNull();
  });
});

describe('a stretch of a branch', () => {
  it('starts at any comment, with what stands above it, and stays in its branch', async () => {
    const { slug } = await makeThread([null, 0, 1, null, 3]);
    const thread = await threadAt(slug);
    const { view } = await readBranch(thread, 3);
    expect(view?.ancestors.map(({ number, replies }) => [number, replies.length])).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(numbersOf(view?.comments ?? [])).toEqual([3]);
    expect(view).toMatchObject({ from: 3, next: null, back: `/essays/${slug}#comment-1` });
    for (const number of [0, 6]) expect((await readBranch(thread, number)).view).toBeNull();
  });

  it('leads back to the page that holds its root', async () => {
    const { slug } = await makeThread([...Array.from({ length: 60 }, () => null), 24]);
    const { view } = await readBranch(await threadAt(slug), 61);
    expect(view?.back).toBe(`/essays/${slug}/page/3#comment-25`);
  });

  it('is not there for what is held or went, with what is below it', async () => {
    const { slug, added } = await makeThread([null, 0, 1, null], (index) => index > 0 && index < 3);
    await db.comment.update({ where: { id: added[3]?.id ?? '' }, data: { deletedAt: NOW } });
    const thread = await threadAt(slug);
    for (const number of [2, 3, 4]) expect((await readBranch(thread, number)).view).toBeNull();
    expect(numbersOf((await readBranch(thread, 1)).view?.comments ?? [])).toEqual([1]);
  });
});

describe('what came after a comment', () => {
  it('comes in the order in which it came, not nested, part by part', async () => {
    const { slug } = await makeThread([null, ...Array.from({ length: 99 }, (_, index) => index)]);
    const thread = await threadAt(slug);
    const { view } = await readSinceWindow(thread, 10);
    expect(view?.comments.map(({ number }) => number)).toEqual(
      Array.from({ length: BRANCH_SIZE }, (_, index) => 11 + index),
    );
    expect(view?.comments.every(({ replies }) => replies.length === 0)).toBe(true);
    expect(view?.next).toBe(`/essays/${slug}/since/50`);
    expect((await readSinceWindow(thread, 90)).view).toMatchObject({ next: null });
    expect((await readSinceWindow(thread, 100)).view).toMatchObject({ comments: [], next: null });
    expect((await readSinceWindow(thread, 101)).view).toBeNull();
  });

  it('leads on as long as there is something to lead to', async () => {
    const { slug, added } = await makeThread(Array.from({ length: BRANCH_SIZE + 2 }, () => null));
    const { view, tags } = await readSinceWindow(await threadAt(slug), 1);
    expect(view?.next).toBe(`/essays/${slug}/since/${BRANCH_SIZE + 1}`);
    expect(tags).toContain(commentTag(added.at(-1)?.id ?? ''));
  });
});

describe('the most helpful', () => {
  const rank = async (thread: Thread) => makeRanking(thread.id, NOW);

  it('come first, in an edition that stays while a new one is made', async () => {
    const { slug, added } = await makeThread(Array.from({ length: 60 }, () => null));
    const thread = await threadAt(slug);
    const vote = (number: number, helpfulCount: number) =>
      db.comment.update({ where: { id: added[number - 1]?.id ?? '' }, data: { helpfulCount } });
    await vote(33, 5);
    await vote(12, 9);
    await vote(44, 5);
    const first = await rank(thread);
    expect(first).toEqual({ edition: 1, rootCount: 60, ordinals: [12, 33, 44] });
    expect(await rank(thread)).toEqual(first);
    const { view } = await readFirstWindow(thread, 'helpful', first);
    expect(view.comments.map(({ number }) => number)).toEqual([12, 33, 44, 1, 2, 3, 4, 5, 6, 7]);
    expect(view.next).toBe(`/essays/${slug}/helpful/1/2`);

    await vote(60, 1);
    expect(await rank(thread)).toMatchObject({ edition: 2, ordinals: [12, 33, 44, 60] });
    const second = await readHelpfulPart(thread, first, 2);
    expect(second.view).toMatchObject({
      part: 2,
      previous: `/essays/${slug}/helpful`,
      next: `/essays/${slug}/helpful/1/3`,
    });
    expect(second.view?.comments[0]?.number).toBe(8);
    expect((await readHelpfulPart(thread, first, 6)).view).toMatchObject({ next: null });
    for (const k of [0, 1, 7]) {
      expect((await readHelpfulPart(thread, first, k)).view).toBeNull();
    }
  });

  it('are ranked among what can be read', async () => {
    const { slug, added } = await makeThread(Array.from({ length: 60 }, () => null));
    const ids = added.slice(0, 3).map(({ id }) => id);
    await db.comment.updateMany({ where: { id: { in: ids } }, data: { helpfulCount: 2 } });
    await db.comment.update({ where: { id: ids[0] ?? '' }, data: { deletedAt: NOW } });
    const decision = await db.decision.create({
      data: {
        id: newId(),
        kind: 'hide',
        commentId: ids[1] ?? '',
        rule: 'hate',
        explanation: '',
        decidedAt: NOW,
        decidedByRole: 'moderator',
      },
    });
    await db.comment.update({ where: { id: ids[1] ?? '' }, data: { hiddenById: decision.id } });
    expect(await rank(await threadAt(slug))).toMatchObject({ ordinals: [3] });
  });

  it('are one edition when fifty ask at once, and twenty are kept', async () => {
    const { slug, added } = await makeThread(Array.from({ length: 60 }, () => null));
    const thread = await threadAt(slug);
    const made = await Promise.all(Array.from({ length: 50 }, () => rank(thread)));
    expect(new Set(made.map(({ edition }) => edition))).toEqual(new Set([1]));
    for (const { id } of added.slice(0, 24)) {
      await db.comment.update({ where: { id }, data: { helpfulCount: 1 } });
      await rank(thread);
    }
    const kept = await db.ranking.findMany({
      where: { threadId: thread.id },
      orderBy: { edition: 'asc' },
    });
    expect(kept.map(({ edition }) => edition)).toEqual(
      Array.from({ length: 20 }, (_, index) => 6 + index),
    );
  });
});

describe('the tags of a page', () => {
  const idsOf = (comments: CommentView[]) => flat(comments).map(({ id }) => id);
  const ofRoots = (roots: CommentView[]) => [
    ...idsOf(roots).map(commentTag),
    ...roots.map(({ id }) => headTag(id)),
  ];
  const sorted = (tags: string[]) => tags.toSorted();

  it('name what a window shows: which roots, their first replies, each comment', async () => {
    const { slug } = await makeThread([...Array.from({ length: 63 }, () => null), 0, 0, 0, 0, 20]);
    const thread = await threadAt(slug);
    const ranking = await makeRanking(thread.id, NOW);
    const { id } = thread;
    const pages = [
      [await readFirstWindow(thread, 'oldest', null), [totalTag(id), windowTag(id, 1)]],
      [
        await readFirstWindow(thread, 'newest', null),
        [totalTag(id), windowTag(id, 7), windowTag(id, 6)],
      ],
      [await readFirstWindow(thread, 'helpful', ranking), [totalTag(id), rankingTag(id)]],
      [await readWindow(thread, 'oldest', 3), [windowTag(id, 3)]],
      [await readWindow(thread, 'newest', 3), [windowTag(id, 3)]],
      [await readHelpfulPart(thread, ranking, 2), []],
      [await readWindow(thread, 'oldest', 8), [windowTag(id, 8)]],
    ] as const;
    for (const [{ view, tags }, own] of pages) {
      const shown = ofRoots(view?.comments ?? []);
      expect(sorted(tags)).toEqual(sorted([threadTag(id), ...own, ...shown]));
    }
  });

  it('name each comment of a short thread, and whether it still is one', async () => {
    const { slug } = await makeThread([null, 0, null]);
    const thread = await threadAt(slug);
    const { view, tags } = await readFirstWindow(thread, 'oldest', null);
    const around = [threadTag(thread.id), totalTag(thread.id), windowTag(thread.id, 1)];
    expect(sorted(tags)).toEqual(sorted([...around, ...idsOf(view.comments).map(commentTag)]));
    expect((await readWindow(thread, 'oldest', 2)).tags).toContain(windowTag(thread.id, 1));
  });

  it('name what a stretch shows, what is quoted above it, and every list that ends in it', async () => {
    // A root (1) with a reply (2) that has many replies, and after it another reply (last).
    const replies = Array.from({ length: 60 }, () => 1);
    const { slug, added, threadId } = await makeThread([null, 0, ...replies, 0]);
    const thread = await threadAt(slug);
    const [root, reply] = added.map(({ id }) => id);
    const beginning = await readBranch(thread, 3);
    expect(sorted(beginning.tags)).toEqual(
      sorted([
        threadTag(threadId),
        ...idsOf(beginning.view?.comments ?? []).flatMap((id) => [commentTag(id), belowTag(id)]),
        ...[root, reply].map((id) => quotedTag(id ?? '')),
        // The comment that its last link leads to.
        commentTag(added[2 + BRANCH_SIZE]?.id ?? ''),
      ]),
    );
    const end = await readBranch(thread, 3 + BRANCH_SIZE);
    const ends = [root, reply].map((id) => belowTag(id ?? ''));
    expect(end.tags).toEqual(expect.arrayContaining(ends));
    const missing = await readBranch(thread, 400);
    expect(sorted(missing.tags)).toEqual(sorted([threadTag(threadId), latestTag(threadId)]));
  });

  it('name the latest where there is still room for more', async () => {
    const { slug, threadId } = await makeThread(Array.from({ length: 60 }, () => null));
    const thread = await threadAt(slug);
    const full = await readSinceWindow(thread, 1);
    expect(full.tags).not.toContain(latestTag(threadId));
    const open = await readSinceWindow(thread, 30);
    expect(sorted(open.tags)).toEqual(
      sorted([
        threadTag(threadId),
        latestTag(threadId),
        ...idsOf(open.view?.comments ?? []).map(commentTag),
      ]),
    );
  });
});
