import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { readDiscussion } from '#lib/testing/read-discussion.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getCommentSubject } from '../queries/subjects.ts';
import type { CommentView } from '../views.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

/** A thread of a root, its reply and a reply to that: #1 > #2 > #3. */
async function setUp() {
  const essay = await makeEssay();
  const by = await makePerson();
  const root = await makeComment({ essayId: essay.id, by, now: NOW });
  const reply = await makeComment({ essayId: essay.id, by, answers: root.id, now: NOW });
  const leaf = await makeComment({ essayId: essay.id, by, answers: reply.id, now: NOW });
  const [one, two, three] = [root.id, reply.id, leaf.id];
  return { essay, by, one, two, three };
}

const remove = async (commentId: string) => must(await deleteComment({ commentId, now: NOW }));

/** The thread as readers get it: numbers with their replies, deleted ones in brackets. */
async function shown(essay: { id: string; slug: string; threadId: string }): Promise<string> {
  const { total, comments } = await readDiscussion(essay.slug);
  return `${total}: ${comments.map(line).join(' ')}`;
}

function line({ number, state, replies }: CommentView): string {
  const name = state === 'deleted' ? `(${number})` : String(number);
  return replies.length === 0 ? name : `${name}>${replies.map(line).join('+')}`;
}

describe('deleting a comment', () => {
  it('leaves nothing of one without replies', async () => {
    const { essay, three } = await setUp();
    expect(await shown(essay)).toBe('3: 1>2>3');
    expect(await remove(three)).toEqual({ id: three, threadId: essay.threadId, slug: essay.slug });
    expect(await shown(essay)).toBe('2: 1>2');
  });

  it('leaves a line in the place of one with replies, and takes it away with the last of them', async () => {
    const { essay, one, two, three } = await setUp();
    await remove(two);
    expect(await shown(essay)).toBe('2: 1>(2)>3');
    await remove(one);
    expect(await shown(essay)).toBe('1: (1)>(2)>3');
    await remove(three);
    expect(await shown(essay)).toBe('0: ');
  });

  it('keeps the line while another reply stands', async () => {
    const { essay, by, one, two, three } = await setUp();
    await makeComment({ essayId: essay.id, by, answers: one });
    await remove(one);
    await remove(three);
    await remove(two);
    expect(await shown(essay)).toBe('1: (1)>4');
  });

  it('takes its text and every earlier version out of the database', async () => {
    const { two } = await setUp();
    must(
      await editComment({
        commentId: two,
        newcomer: false,
        body: 'A word to be forgotten.',
        now: NOW,
      }),
    );
    must(await editComment({ commentId: two, newcomer: false, body: 'Another.', now: NOW }));
    await remove(two);
    expect(await db.comment.findUnique({ where: { id: two } })).toMatchObject({
      body: '',
      html: '',
      editedAt: null,
    });
    expect(await db.commentRevision.count({ where: { commentId: two } })).toBe(0);
    expect(await getCommentSubject(two)).toMatchObject({ deleted: true });
  });

  it('says so when it is deleted already or was never there', async () => {
    const { two } = await setUp();
    await remove(two);
    const codes = await Promise.all(
      [two, newId()].map(async (commentId) => {
        const refused = await deleteComment({ commentId, now: NOW });
        return refused.ok ? null : refused.problem.code;
      }),
    );
    expect(codes).toEqual(['comment-deleted', 'not-found']);
  });

  it('counts once when it is deleted many times at once, and with others', async () => {
    const { essay, one, two, three } = await setUp();
    const targets = [one, two, three, one, two, three, one, two, three];
    const results = await Promise.all(
      targets.map((commentId) => deleteComment({ commentId, now: NOW })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await shown(essay)).toBe('0: ');
    const counts = await db.comment.findMany({
      where: { threadId: essay.threadId },
      select: { replyCount: true },
    });
    expect(counts.every(({ replyCount }) => replyCount === 0)).toBe(true);
  });

  it('stays right when the last reply goes while a new one comes', async () => {
    const { essay, by, two, three } = await setUp();
    await remove(two);
    const [, came] = await Promise.all([
      deleteComment({ commentId: three, now: NOW }),
      makeComment({ essayId: essay.id, by, answers: three }).catch(() => null),
    ]);
    expect(await shown(essay)).toBe(came ? '2: 1>(2)>(3)>4' : '1: 1');
  });
});
