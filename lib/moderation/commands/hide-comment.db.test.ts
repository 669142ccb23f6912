import { describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from './hide-comment.ts';
import { restoreComment } from './restore-comment.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'The age, the ward and the date point to one person.';

async function setUp() {
  const essay = await makeEssay();
  const moderator = await makePerson({ roles: ['moderator'] });
  const comment = await makeComment({ essayId: essay.id, by: await makePerson() });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const act = { commentId: comment.id, explanation: WHY, by, now: NOW };
  const hide = () => hideComment({ ...act, rule: 'patient-privacy' });
  const restore = () => restoreComment({ ...act, explanation: 'It was a mistake, sorry.' });
  const decisions = () =>
    db.decision.findMany({ where: { commentId: comment.id }, orderBy: { id: 'asc' } });
  const count = async () =>
    (await db.thread.findUniqueOrThrow({ where: { id: essay.threadId } })).commentCount;
  return { essay, moderator, comment, hide, restore, decisions, count };
}

const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }) =>
  result.ok ? 'ok' : result.problem.code;

describe('hiding a comment', () => {
  it('writes the decision with who, when, why and by which rule, and counts it out', async () => {
    const { essay, moderator, comment, hide, decisions, count } = await setUp();
    expect(must(await hide())).toMatchObject({ commentId: comment.id, threadId: essay.threadId });
    const [decision, ...others] = await decisions();
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      kind: 'hide',
      rule: 'patient-privacy',
      explanation: WHY,
      decidedAt: NOW,
      decidedById: moderator.personId,
      decidedByRole: 'moderator',
    });
    const row = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    expect(row.hiddenById).toBe(decision?.id);
    expect(row.body).toBe('A comment.');
    expect(await count()).toBe(0);
  });

  it('is one decision when fifty come at once', async () => {
    const { hide, decisions, count } = await setUp();
    const codes = (await Promise.all(Array.from({ length: 50 }, hide))).map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'hidden-already')).toHaveLength(49);
    expect(await decisions()).toHaveLength(1);
    expect(await count()).toBe(0);
  });

  it('and deleting at the same time count it out once', async () => {
    const { comment, hide, count } = await setUp();
    await Promise.all([hide(), deleteComment({ commentId: comment.id, now: NOW })]);
    expect(await count()).toBe(0);
  });

  it('and an edit at the same time lose nothing: the edit comes before, or is refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { comment, hide } = await setUp();
      const body = 'Another text.';
      const edit = { commentId: comment.id, body, newcomer: false, now: NOW };
      const [hidden, edited] = await Promise.all([hide(), editComment(edit)]);
      expect(codeOf(hidden)).toBe('ok');
      const row = await db.comment.findUniqueOrThrow({
        where: { id: comment.id },
        include: { revisions: true },
      });
      expect(row.hiddenById).not.toBeNull();
      const isEdited = codeOf(edited) === 'ok';
      if (!isEdited) expect(codeOf(edited)).toBe('comment-hidden');
      expect(row.body).toBe(isEdited ? body : 'A comment.');
      expect(row.revisions).toHaveLength(isEdited ? 1 : 0);
    }
  });

  it('is refused for a comment that is deleted or was never there', async () => {
    const { comment, hide, restore, decisions } = await setUp();
    must(await deleteComment({ commentId: comment.id, now: NOW }));
    expect([codeOf(await hide()), codeOf(await restore())]).toEqual([
      'comment-deleted',
      'comment-deleted',
    ]);
    const nowhere = { commentId: newId(), explanation: WHY, now: NOW } as const;
    const by = { id: null, role: 'moderator' } as const;
    expect(codeOf(await hideComment({ ...nowhere, rule: 'hate', by }))).toBe('not-found');
    expect(codeOf(await restoreComment({ ...nowhere, by }))).toBe('not-found');
    expect(await decisions()).toEqual([]);
  });
});

describe('restoring a comment', () => {
  it('names the rule that it was hidden for, and leaves both decisions on record', async () => {
    const { comment, hide, restore, decisions, count } = await setUp();
    must(await hide());
    must(await restore());
    expect((await decisions()).map(({ kind, rule }) => [kind, rule])).toEqual([
      ['hide', 'patient-privacy'],
      ['restore', 'patient-privacy'],
    ]);
    const row = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    expect(row.hiddenById).toBeNull();
    expect(await count()).toBe(1);
  });

  it('is one decision when many come at once', async () => {
    const { hide, restore, decisions, count } = await setUp();
    must(await hide());
    const codes = (await Promise.all(Array.from({ length: 20 }, restore))).map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'not-hidden')).toHaveLength(19);
    expect(await decisions()).toHaveLength(2);
    expect(await count()).toBe(1);
  });
});
