import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { threadAt } from '#lib/testing/read-windows.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import { readFirstWindow, readHelpfulPart } from './thread-windows.ts';
import type { Thread } from './threads.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

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
