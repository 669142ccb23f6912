import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { type Actor, VISITOR } from '#lib/policy/actor.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { deleteComment } from '../commands/delete-comment.ts';
import { editComment } from '../commands/edit-comment.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { findComment, readCommentHistory, readCommentPage } from './comment-pages.ts';
import { getCommentFor, getEssayToAnswer, listOwnComments } from './for-one-person.ts';
import { getCommentSubject } from './subjects.ts';

const { db } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

describe('a comment’s own page', () => {
  it('shows what stands above it and what answers it', async () => {
    const { added } = await makeThread([null, 0, 1, 1, null]);
    const found = await findComment(added[1]?.id ?? '');
    const page = found && (await readCommentPage(found)).view;
    expect(page?.ancestors.map(({ number }) => number)).toEqual([1]);
    expect(page?.comment.number).toBe(2);
    expect(page?.comment.replies.map(({ number }) => number)).toEqual([3, 4]);
    expect(page?.next).toBeNull();
  });

  it('leads on when it has more answers than one window', async () => {
    const { slug, added } = await makeThread([null, ...Array.from({ length: 60 }, () => 0), null]);
    const found = await findComment(added[0]?.id ?? '');
    const page = found && (await readCommentPage(found)).view;
    expect(page?.comment.replies).toHaveLength(BRANCH_SIZE - 1);
    expect(page?.next).toBe(`/essays/${slug}/from/${BRANCH_SIZE + 1}`);
    expect(page?.back).toBe(`/essays/${slug}#comment-1`);
  });

  it('is not there for what is held, went, or stands below an essay that was taken back', async () => {
    const essay = await makeEssay();
    const by = await makePerson();
    const gone = await makeComment({ essayId: essay.id, by });
    must(await deleteComment({ commentId: gone.id, now: NOW }));
    const held = await makeComment({ essayId: essay.id, by });
    await db.comment.update({ where: { id: held.id }, data: { heldAt: NOW } });
    const back = await makeEssay();
    const below = await makeComment({ essayId: back.id, by });
    await db.essay.update({ where: { id: back.id }, data: { publishedRevision: null } });
    for (const { id } of [gone, held, below]) {
      const found = await findComment(id);
      // Found all the same, so that the page hears when that changes.
      expect(found).toMatchObject({ shown: false, thread: { id: expect.any(String) } });
      expect(found && (await readCommentPage(found)).view).toBeNull();
      expect(await readCommentHistory(id)).toBeNull();
    }
    expect(await findComment(newId())).toBeNull();
  });
});

describe('the versions of a comment', () => {
  it('come newest first, each with the time it stood', async () => {
    const essay = await makeEssay();
    const { id } = await makeComment({
      essayId: essay.id,
      by: await makePerson(),
      body: 'One.',
      now: NOW,
    });
    const [first, second] = [later(NOW, MINUTE), later(NOW, 2 * MINUTE)];
    must(await editComment({ commentId: id, newcomer: false, body: 'Two.', now: first }));
    must(await editComment({ commentId: id, newcomer: false, body: 'Three.', now: second }));
    const times = [NOW, first, second].map((time) => time.toISOString());
    expect((await readCommentHistory(id))?.versions).toEqual([
      { number: 3, html: '<p>Three.</p>', from: times[2], until: null },
      { number: 2, html: '<p>Two.</p>', from: times[1], until: times[2] },
      { number: 1, html: '<p>One.</p>', from: times[0], until: times[1] },
    ]);
  });

  it('are not for readers while the comment is hidden', async () => {
    const { commentId } = await hiddenComment();
    expect(await readCommentHistory(commentId)).toBeNull();
  });
});

async function hiddenComment() {
  const essay = await makeEssay();
  const writer = await makePerson({ name: 'Writer' });
  const { id } = await makeComment({ essayId: essay.id, by: writer, body: 'Secret.', now: NOW });
  must(
    await hideComment({
      commentId: id,
      rule: 'patient-privacy',
      explanation: 'For a test, at some length.',
      by: { id: null, role: 'moderator' },
      now: NOW,
    }),
  );
  return { essay, writer, commentId: id };
}

describe('a comment as one person gets it', () => {
  let moderator: Actor;
  let other: Actor;
  beforeAll(async () => {
    moderator = await makePerson({ roles: ['moderator'] });
    other = await makePerson();
  });

  it('gives a hidden text to its writer and to moderators only', async () => {
    const { writer, commentId } = await hiddenComment();
    for (const actor of [VISITOR, other]) {
      const got = await getCommentFor(actor, commentId, NOW);
      expect(got).toMatchObject({
        state: 'hidden',
        isOwn: false,
        author: null,
        html: null,
        body: null,
        editedAt: null,
        hiddenFor: 'patient privacy',
      });
      expect(JSON.stringify(got)).not.toContain('Secret');
    }
    const own = await getCommentFor(writer, commentId, NOW);
    expect(own).toMatchObject({ isOwn: true, html: '<p>Secret.</p>', body: null });
    expect(own?.may).toMatchObject({
      reply: { code: 'comment-hidden' },
      edit: { code: 'comment-hidden' },
      delete: { allowed: true },
      restore: { code: 'moderators-only' },
    });
    const seen = await getCommentFor(moderator, commentId, NOW);
    expect(seen).toMatchObject({ isOwn: false, html: '<p>Secret.</p>', body: null });
    expect(seen?.may.restore).toEqual({ allowed: true });
  });

  it('lets its writer change it for a quarter of an hour', async () => {
    const essay = await makeEssay();
    const writer = await makePerson();
    const { id } = await makeComment({ essayId: essay.id, by: writer, body: '*Mine.*', now: NOW });
    const young = await getCommentFor(writer, id, later(NOW, 15 * MINUTE));
    expect(young).toMatchObject({ body: '*Mine.*', may: { edit: { allowed: true } } });
    expect(young?.editableUntil).toBe('2026-11-23T09:15:00.000Z');
    const old = await getCommentFor(writer, id, later(NOW, 15 * MINUTE + 1));
    expect(old).toMatchObject({ body: null, may: { edit: { code: 'edit-window-over' } } });
    const others = await getCommentFor(other, id, NOW);
    expect(others).toMatchObject({
      isOwn: false,
      body: null,
      may: { edit: { code: 'not-your-comment' } },
    });
  });

  it('lets a visitor answer, and asks a person without a name for one first', async () => {
    const essay = await makeEssay();
    const { id } = await makeComment({ essayId: essay.id, by: await makePerson(), now: NOW });
    expect((await getCommentFor(VISITOR, id, NOW))?.may.reply).toEqual({ allowed: true });
    const nameless = { ...other, name: null };
    expect((await getCommentFor(nameless, id, NOW))?.may.reply).toMatchObject({
      code: 'name-first',
    });
    const suspended = await makePerson({ suspended: true });
    expect((await getCommentFor(suspended, id, NOW))?.may.reply).toMatchObject({
      code: 'suspended',
    });
    expect(await getEssayToAnswer(VISITOR, essay.slug, NOW)).toMatchObject({
      reply: { allowed: true },
    });
    expect(await getEssayToAnswer(VISITOR, 'no-such-essay', NOW)).toBeNull();
  });

  it('is nothing to who may not know of it', async () => {
    const essay = await makeEssay();
    const by = await makePerson();
    const held = await makeComment({ essayId: essay.id, by });
    await db.comment.update({ where: { id: held.id }, data: { heldAt: NOW } });
    const gone = await makeComment({ essayId: essay.id, by });
    must(await deleteComment({ commentId: gone.id, now: NOW }));
    const answered = await makeComment({ essayId: essay.id, by });
    await makeComment({ essayId: essay.id, by: { ...by }, answers: answered.id });
    must(await deleteComment({ commentId: answered.id, now: NOW }));
    for (const actor of [VISITOR, other]) {
      expect(await getCommentFor(actor, held.id, NOW)).toBeNull();
      expect(await getCommentFor(actor, gone.id, NOW)).toBeNull();
      expect(await getCommentFor(actor, answered.id, NOW)).toMatchObject({
        state: 'deleted',
        html: null,
      });
    }
    expect(await getCommentFor(moderator, held.id, NOW)).toMatchObject({
      state: 'held',
      html: expect.any(String),
    });
    expect(await getCommentFor(moderator, gone.id, NOW)).toBeNull();
    for (const id of [newId(), 'not-an-id', '']) {
      expect(await getCommentFor(moderator, id, NOW)).toBeNull();
      expect(await getCommentSubject(id)).toBeNull();
    }
    await db.essay.update({ where: { id: essay.id }, data: { publishedRevision: null } });
    expect(await getCommentFor(VISITOR, answered.id, NOW)).toBeNull();
  });

  it('never says whose persona it is', async () => {
    const { writer, commentId } = await hiddenComment();
    const seen = JSON.stringify(await getCommentFor(moderator, commentId, NOW));
    expect(seen).not.toContain(writer.personId);
    expect(seen).not.toContain('example.org');
  });
});

describe('one’s own comments', () => {
  it('are one’s own, of this thread, with what can still be done', async () => {
    const { essay, writer, commentId } = await hiddenComment();
    const elsewhere = await makeEssay();
    await makeComment({ essayId: elsewhere.id, by: writer });
    await makeComment({ essayId: essay.id, by: await makePerson() });
    const young = await makeComment({ essayId: essay.id, by: writer, now: later(NOW, MINUTE) });
    const deleted = await makeComment({ essayId: essay.id, by: writer });
    must(await deleteComment({ commentId: deleted.id, now: NOW }));
    const at = later(NOW, 2 * MINUTE);
    expect(await listOwnComments(writer, essay.id, at)).toEqual([
      {
        id: young.id,
        number: young.number,
        editableUntil: '2026-11-23T09:16:00.000Z',
        hidden: false,
        held: false,
      },
      { id: commentId, number: 1, editableUntil: null, hidden: true, held: false },
    ]);
    expect(
      (await listOwnComments(writer, essay.id, later(NOW, 20 * MINUTE)))[0]?.editableUntil,
    ).toBeNull();
    expect(await listOwnComments(VISITOR, essay.id, at)).toEqual([]);
    expect(await listOwnComments(writer, 'not-an-id', at)).toEqual([]);
  });
});
