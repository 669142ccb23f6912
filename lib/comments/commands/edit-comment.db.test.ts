import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

async function setUp() {
  const essay = await makeEssay();
  const comment = await makeComment({
    essayId: essay.id,
    by: await makePerson(),
    body: 'First.',
    now: NOW,
  });
  return { commentId: comment.id, threadId: essay.threadId };
}

const versions = (commentId: string) =>
  db.commentRevision.findMany({ where: { commentId }, orderBy: { number: 'asc' } });

describe('editing a comment', () => {
  it('replaces the text and keeps what it said before', async () => {
    const { commentId, threadId } = await setUp();
    const [one, two] = [later(NOW, MINUTE), later(NOW, 2 * MINUTE)];
    expect(await editComment({ commentId, newcomer: false, body: 'Second.', now: one })).toEqual({
      ok: true,
      value: { id: commentId, threadId, held: false },
    });
    must(await editComment({ commentId, newcomer: false, body: '*Third.*', now: two }));
    expect(await db.comment.findUnique({ where: { id: commentId } })).toMatchObject({
      body: '*Third.*',
      html: '<p><em>Third.</em></p>',
      editedAt: two,
      writtenAt: NOW,
    });
    expect(await versions(commentId)).toMatchObject([
      { number: 1, body: 'First.', html: '<p>First.</p>', replacedAt: one },
      { number: 2, body: 'Second.', replacedAt: two },
    ]);
  });

  it('does nothing when the text is the same', async () => {
    const { commentId } = await setUp();
    must(
      await editComment({ commentId, newcomer: false, body: 'First.', now: later(NOW, MINUTE) }),
    );
    expect(await versions(commentId)).toEqual([]);
    expect(await db.comment.findUnique({ where: { id: commentId } })).toMatchObject({
      editedAt: null,
    });
  });

  it('keeps every version when edits come at once', async () => {
    const { commentId } = await setUp();
    const edits = Array.from({ length: 10 }, (_, index) => `Version ${index}`);
    await Promise.all(
      edits.map(async (body) =>
        must(await editComment({ commentId, newcomer: false, body, now: NOW })),
      ),
    );
    const kept = await versions(commentId);
    const { body } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
    expect(kept.map(({ number }) => number)).toEqual(edits.map((_, index) => index + 1));
    expect([...kept.slice(1).map((each) => each.body), body].sort()).toEqual(edits.sort());
  });

  it('refuses one that is deleted, hidden or was never there', async () => {
    const deleted = await setUp();
    must(await deleteComment({ commentId: deleted.commentId, now: NOW }));
    const hidden = await setUp();
    must(
      await hideComment({
        commentId: hidden.commentId,
        rule: 'hate',
        explanation: 'For a test, at some length.',
        by: { id: null, role: 'moderator' },
        now: NOW,
      }),
    );
    const codes = await Promise.all(
      [deleted.commentId, hidden.commentId, newId()].map(async (commentId) => {
        const refused = await editComment({ commentId, newcomer: false, body: 'Other.', now: NOW });
        return refused.ok ? null : refused.problem.code;
      }),
    );
    expect(codes).toEqual(['comment-deleted', 'comment-hidden', 'not-found']);
    expect(await versions(hidden.commentId)).toEqual([]);
  });

  it('never lets an edit through that a hiding overtook', async () => {
    const { commentId } = await setUp();
    const by = { id: null, role: 'moderator' } as const;
    const explanation = 'For a test, at some length.';
    const hide = hideComment({ commentId, rule: 'hate', explanation, by, now: NOW });
    const edit = editComment({ commentId, newcomer: false, body: 'Other.', now: NOW });
    const [hidden, edited] = await Promise.all([hide, edit]);
    expect(hidden.ok).toBe(true);
    const { body } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
    expect(body).toBe(edited.ok ? 'Other.' : 'First.');
  });
});
