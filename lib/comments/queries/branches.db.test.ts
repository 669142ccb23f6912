import { describe, expect, it } from 'vitest';
import { makeThread } from '#lib/testing/make-thread.ts';
import { idsOf, numbersOf, sorted, threadAt } from '#lib/testing/read-windows.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { belowTag, commentTag, latestTag, quotedTag, threadTag } from '../tags.ts';
import { readBranch } from './branches.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

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

describe('its tags', () => {
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
});
