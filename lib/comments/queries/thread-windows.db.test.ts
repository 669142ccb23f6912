import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeThread } from '#lib/testing/make-thread.ts';
import { flat, idsOf, numbersOf, sorted, threadAt } from '#lib/testing/read-windows.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import { BRANCH_SIZE, FIRST_REPLIES, MAX_DEPTH, ROOTS_PER_WINDOW, WHOLE_UP_TO } from '../rules.ts';
import { commentTag, headTag, rankingTag, threadTag, totalTag, windowTag } from '../tags.ts';
import type { CommentView, ThreadWindow } from '../views.ts';
import { readBranch } from './branches.ts';
import { readFirstWindow, readHelpfulPart, readWindow } from './thread-windows.ts';
import { findThread, type Thread } from './threads.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

/** For what takes some seconds here, on a machine that is busy with other things too. */
const TIMEOUT_MS = 60_000;

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

describe('the tags of a page', () => {
  const ofRoots = (roots: CommentView[]) => [
    ...idsOf(roots).map(commentTag),
    ...roots.map(({ id }) => headTag(id)),
  ];

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
});
