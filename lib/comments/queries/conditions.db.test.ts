import { beforeEach, describe, expect, it } from 'vitest';
import { holdComment } from '#lib/moderation/commands/hold-comment.ts';
import { lockBranch, unlockBranch } from '#lib/moderation/commands/lock-branch.ts';
import { lockThread } from '#lib/moderation/commands/lock-thread.ts';
import { slowThread } from '#lib/moderation/commands/slow-thread.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { threadTag } from '../tags.ts';
import type { CommentView } from '../views.ts';
import { readBranch } from './branches.ts';
import { findComment, readCommentPage } from './comment-pages.ts';
import { readSinceWindow } from './since.ts';
import { readFirstWindow } from './thread-windows.ts';
import { findThread } from './threads.ts';

const { empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const ACT = {
  rule: 'harassment',
  explanation: 'It goes on and on.',
  by: { id: null, role: 'moderator' },
  now: NOW,
} as const;

let slug: string;
let threadId: string;
let ids: Record<'root' | 'reply' | 'deep' | 'aside', string>;

beforeEach(async () => {
  await empty();
  const essay = await makeEssay({ now: NOW });
  const by = await makePerson();
  const write = async (answers: string | null) =>
    (await makeComment({ essayId: essay.id, by, answers, now: NOW })).id;
  const root = await write(null);
  const reply = await write(root);
  const deep = await write(reply);
  ids = { root, reply, deep, aside: await write(null) };
  ({ slug, threadId } = essay);
});

/** What each kind of page says of the thread, and the numbers of what is locked on it. */
async function pages() {
  const thread = await findThread(slug);
  const found = await findComment(ids.deep);
  if (!thread || !found) throw new Error('there is no thread');
  const [first, branch, since, comment] = await Promise.all([
    readFirstWindow(thread, 'oldest', null),
    readBranch(thread, 3),
    readSinceWindow(thread, 1),
    readCommentPage(found),
  ]);
  return {
    first: [first.view, lockedIn(first.view.comments)],
    branch: [branch.view, lockedIn(branch.view?.comments ?? [])],
    since: [since.view, lockedIn(since.view?.comments ?? [])],
    comment: [comment.view, lockedIn(comment.view ? [comment.view.comment] : [])],
  } as const;
}

function lockedIn(comments: readonly CommentView[]): number[] {
  return comments.flatMap(({ number, locked, replies }) => [
    ...(locked ? [number] : []),
    ...lockedIn(replies),
  ]);
}

describe('the pages of a discussion', () => {
  it('say nothing of an open one', async () => {
    for (const [view, locked] of Object.values(await pages())) {
      expect(view).toMatchObject({ locked: null, slowSeconds: null });
      expect(locked).toEqual([]);
    }
  });

  it('say that it is locked, and for which rule', async () => {
    const { now } = await watchTouches(() => lockThread({ threadId, ...ACT }));
    expect(now).toContain(threadTag(threadId));
    const { first, ...others } = await pages();
    expect(first[1]).toEqual([1, 2, 3, 4]);
    for (const [view] of [first, ...Object.values(others)]) {
      expect(view).toMatchObject({ locked: { rule: 'harassment' } });
      expect(JSON.stringify(view)).not.toContain(ACT.explanation);
    }
  });

  it('say how long one waits in slow mode', async () => {
    const { now } = await watchTouches(() => slowThread({ threadId, seconds: 300, ...ACT }));
    expect(now).toContain(threadTag(threadId));
    for (const [view] of Object.values(await pages())) {
      expect(view).toMatchObject({ locked: null, slowSeconds: 300 });
    }
  });

  it('offer no reply in a locked branch, also where its beginning is not on the page', async () => {
    const { now } = await watchTouches(() => lockBranch({ commentId: ids.reply, ...ACT }));
    expect(now).toContain(threadTag(threadId));
    const { first, branch, since, comment } = await pages();
    expect(first[1]).toEqual([2, 3]);
    expect(branch[1]).toEqual([3]);
    expect(since[1]).toEqual([2, 3]);
    expect(comment[1]).toEqual([3]);
    expect(first[0]).toMatchObject({ locked: null });
    must(await unlockBranch({ commentId: ids.reply, ...ACT }));
    expect((await pages()).first[1]).toEqual([]);
  });

  it('tell what is held until a moderator has looked from what is hidden', async () => {
    must(await holdComment({ commentId: ids.aside, ...ACT }));
    const [view] = (await pages()).first;
    expect(view.comments[1]).toMatchObject({ state: 'hidden', awaits: true, html: null });
  });
});
