import { describe, expect, it } from 'vitest';
import { makeThread } from '#lib/testing/make-thread.ts';
import { idsOf, sorted, threadAt } from '#lib/testing/read-windows.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { commentTag, latestTag, threadTag } from '../tags.ts';
import { readSinceWindow } from './since.ts';

testDatabase();

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

describe('its tags', () => {
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
