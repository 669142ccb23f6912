import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { lockBranch } from '#lib/moderation/commands/lock-branch.ts';
import { lockThread } from '#lib/moderation/commands/lock-thread.ts';
import { releaseComment } from '#lib/moderation/commands/release-comment.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { slowThread } from '#lib/moderation/commands/slow-thread.ts';
import { LOG_TAG } from '#lib/moderation/tags.ts';
import { LIVE_CHANNEL } from '#lib/platform/live/channel.ts';
import { makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { addWordRule } from '#lib/word-rules/commands/add-word-rule.ts';
import { endWordRule } from '#lib/word-rules/commands/end-word-rule.ts';
import type { WordRuleAction } from '#lib/word-rules/rules.ts';
import { getCommentFor, listOwnComments } from '../queries/for-one-person.ts';
import { WHOLE_UP_TO } from '../rules.ts';
import { headTag, windowTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';
import { type NewComment, postComment } from './post-comment.ts';

const { db, pool, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const LINK = 'I found help at https://example.org/help that others may want.';
const SAID = 'I left last year, and nobody at work has asked me why.';
const MODERATOR = { id: null, role: 'moderator' } as const;
const BURDEN = { rule: 'off-topic-spam', explanation: 'It leads away from the essay.' } as const;

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay({ now: NOW });
  const writer = await makePerson({ now: NOW });
  const form: NewComment = {
    essayId: essay.id,
    answersId: null,
    personId: writer.personId,
    personName: writer.name,
    newcomer: false,
    body: SAID,
    postKey: newId(),
    now: NOW,
  };
  return { essay, writer, form };
}

const again = (form: NewComment, changes: Partial<NewComment> = {}) =>
  postComment({ ...form, postKey: newId(), ...changes });

const rule = (phrase: string, action: WordRuleAction) =>
  addWordRule({ phrase, action, note: 'For a test.', byId: null, now: NOW }).then(must);

const readThread = (id: string) => db.thread.findUniqueOrThrow({ where: { id } });
const readCases = async () => (await pool.query('SELECT * FROM moderation_case')).rows;

describe('a comment that is held', () => {
  it('is written with its decision and case, seen and counted by nobody', async () => {
    const { essay, form } = await setUp();
    const root = must(await postComment({ ...form, body: 'A root.' }));
    const watched = await watchTouches(() =>
      again(form, { body: LINK, newcomer: true, answersId: root.id }),
    );
    const held = must(watched.result);
    expect(held).toMatchObject({ number: 2, held: expect.stringContaining('account is new') });
    expect(await db.comment.findUnique({ where: { id: held.id } })).toMatchObject({
      heldAt: NOW,
      rootOrdinal: null,
      parentId: root.id,
      answersId: root.id,
      hiddenById: null,
    });
    expect(await db.comment.findUnique({ where: { id: root.id } })).toMatchObject({
      replyCount: 0,
      descendantCount: 0,
    });
    expect(await readThread(essay.threadId)).toMatchObject({
      lastNumber: 2,
      commentCount: 1,
      rootCount: 1,
    });
    const [decision] = await db.decision.findMany({ include: { case: true } });
    expect(decision).toMatchObject({
      kind: 'hold',
      commentId: held.id,
      rule: null,
      source: 'automatic',
      automated: true,
      decidedById: null,
      decidedByRole: null,
      explanation: held.held,
      case: { origin: 'check', reason: 'links', openKey: `comment:${held.id}`, closedAt: null },
    });
    // Nothing of the discussion is out of date, and nobody is told.
    expect(watched.now).toContain(LOG_TAG);
    expect([...watched.now, ...watched.soon].join(' ')).not.toContain(essay.threadId);
    expect(watched.now).not.toContain(headTag(root.id));
    expect(await db.notice.count()).toBe(0);
    expect(await db.pendingComment.count()).toBe(0);
  });

  it('tells no open page', async () => {
    const { form } = await setUp();
    const listener = await pool.connect();
    const told: string[] = [];
    try {
      listener.on('notification', ({ channel }) => told.push(channel));
      await listener.query(`LISTEN ${LIVE_CHANNEL}`);
      must(await again(form, { body: LINK, newcomer: true }));
      await listener.query('SELECT 1');
      expect(told).toEqual([]);
      must(await again(form));
      await expect.poll(() => listener.query('SELECT 1').then(() => told.length)).toBe(1);
    } finally {
      listener.release(true);
    }
  });

  it('takes no ordinal from the roots, and gets one with its release', async () => {
    const { essay, form } = await setUp();
    const held = must(await again(form, { body: LINK, newcomer: true }));
    const next = must(await again(form));
    expect(await db.comment.findUnique({ where: { id: next.id } })).toMatchObject({
      number: 2,
      rootOrdinal: 1,
    });
    const released = { commentId: held.id, explanation: 'It answers the essay.', by: MODERATOR };
    must(await releaseComment({ ...released, now: NOW }));
    expect(await db.comment.findUnique({ where: { id: held.id } })).toMatchObject({
      rootOrdinal: 2,
      heldAt: null,
    });
    expect(await readThread(essay.threadId)).toMatchObject({ commentCount: 2, rootCount: 2 });
  });

  it('is the same comment when the form is sent twice, also at once', async () => {
    const { form } = await setUp();
    const sent = { ...form, body: LINK, newcomer: true };
    const posted = (await Promise.all([postComment(sent), postComment(sent)])).map(must);
    expect(posted[0]?.id).toBe(posted[1]?.id);
    for (const { held } of posted) expect(held).not.toBeNull();
    expect(await readCases()).toHaveLength(1);
  });

  it('ends the time in which a thread is shown whole as any other number does', async () => {
    const { essay, form } = await setUp();
    await pool.query('UPDATE thread SET last_number = $1', [WHOLE_UP_TO]);
    const { now } = await watchTouches(() => again(form, { body: LINK, newcomer: true }));
    expect(now).toContain(windowTag(essay.threadId, 1));
  });

  it('is seen by its writer and moderators, and is there for nobody else', async () => {
    const { essay, writer, form } = await setUp();
    const { id, number } = must(await again(form, { body: LINK, newcomer: true }));
    expect(await getCommentFor(writer, id, NOW)).toMatchObject({ state: 'held', body: LINK });
    expect(await listOwnComments(writer, essay.id, NOW)).toMatchObject([{ number, held: true }]);
    const other = await makePerson();
    expect(await getCommentFor(other, id, NOW)).toBeNull();
    expect(await listOwnComments(other, essay.id, NOW)).toEqual([]);
    const moderator = await makePerson({ roles: ['moderator'] });
    expect(await getCommentFor(moderator, id, NOW)).toMatchObject({ state: 'held' });
  });

  it('can be deleted by its writer, and no count changes', async () => {
    const { essay, form } = await setUp();
    const { id } = must(await again(form, { body: LINK, newcomer: true }));
    must(await deleteComment({ commentId: id, now: NOW }));
    expect(await readThread(essay.threadId)).toMatchObject({ commentCount: 0, rootCount: 0 });
  });
});

describe('a newcomer’s links', () => {
  it('are published once one was read and released, in any thread, and held again if it is hidden', async () => {
    const { form } = await setUp();
    const linked = { ...form, body: LINK, newcomer: true };
    const first = must(await again(linked));
    const other = await makeEssay({ now: NOW });
    const elsewhere = (words: string) =>
      again(linked, { essayId: other.id, body: `${LINK} ${words}` }).then(must);
    expect((await elsewhere('Two')).held).not.toBeNull();
    const released = { commentId: first.id, explanation: 'It answers the essay.', by: MODERATOR };
    must(await releaseComment({ ...released, now: NOW }));
    expect((await elsewhere('Three')).held).toBeNull();

    must(await hideComment({ commentId: first.id, ...BURDEN, by: MODERATOR, now: NOW }));
    expect((await elsewhere('Four')).held).not.toBeNull();
    must(await restoreComment({ ...released, now: NOW }));
    expect((await elsewhere('Five')).held).toBeNull();
  });

  it('are not held when somebody else’s was released, nor a member’s', async () => {
    const { form } = await setUp();
    const first = must(await again(form, { body: LINK, newcomer: true }));
    const act = { commentId: first.id, explanation: 'It answers the essay.', by: MODERATOR };
    must(await releaseComment({ ...act, now: NOW }));
    const other = await makePerson();
    const theirs = { personId: other.personId, personName: other.name, body: LINK };
    expect(must(await again(form, { ...theirs, newcomer: true })).held).not.toBeNull();
    expect(must(await again(form, { ...theirs, body: `${LINK} Yes.` })).held).toBeNull();
  });
});

describe('word rules', () => {
  it('hold, ask and refuse what is posted, from the moment at which they are added until they end', async () => {
    const { form } = await setUp();
    const body = 'Earn moneу from home, as I do.';
    expect(must(await again(form, { body })).held).toBeNull();
    const refusing = await rule('money from home', 'refuse');
    expect(await again(form, { body })).toMatchObject({
      ok: false,
      problem: {
        code: 'words',
        field: 'body',
        message: expect.stringContaining('“moneу from home”'),
      },
    });
    must(await endWordRule({ ruleId: refusing.id, now: NOW }));
    const asking = await rule('money', 'ask');
    expect(await again(form, { body })).toMatchObject({
      ok: false,
      problem: { code: 'ask-words' },
    });
    const yes = { confirmed: new Set(['words'] as const) };
    expect(must(await again(form, { body, ...yes })).held).toBeNull();
    must(await endWordRule({ ruleId: asking.id, now: NOW }));
    await rule('from home', 'hold');
    const held = must(await again(form, { body, ...yes, personId: form.personId }));
    expect(held.held).not.toBeNull();
    expect(await db.moderationCase.findFirst()).toMatchObject({ reason: 'words' });
  });
});

describe('the pace and sameness of one writer', () => {
  it('is kept in slow mode, deleted comments counted, by everybody for themselves', async () => {
    const { essay, form } = await setUp();
    const slow = { threadId: essay.threadId, seconds: 600, ...BURDEN, by: MODERATOR, now: NOW };
    must(await slowThread(slow));
    const { id } = must(await again(form));
    must(await deleteComment({ commentId: id, now: NOW }));
    const soon = later(NOW, 10 * MINUTE - SECOND);
    expect(await again(form, { now: soon, body: 'Second.' })).toMatchObject({
      ok: false,
      problem: { code: 'slow-mode', message: expect.stringContaining('in 1 second') },
    });
    const other = await makePerson();
    must(await again(form, { now: soon, personId: other.personId, personName: other.name }));
    must(await again(form, { now: later(NOW, 10 * MINUTE), body: 'Second.' }));
  });

  it('is asked about when the same is said again, and refused the third time', async () => {
    const { form } = await setUp();
    must(await again(form));
    const asked = await again(form, { body: SAID.toUpperCase() });
    expect(asked).toMatchObject({ ok: false, problem: { code: 'ask-repeat' } });
    const yes = { confirmed: new Set(['repeat'] as const) };
    must(await again(form, yes));
    expect(await again(form, yes)).toMatchObject({ ok: false, problem: { code: 'repeat' } });
    // Five others later nobody minds; and somebody else may say it at any time.
    const other = await makePerson();
    must(await again(form, { personId: other.personId, personName: other.name }));
    for (let n = 0; n < 5; n += 1) must(await again(form, { body: `Something else, ${n}.` }));
    must(await again(form));
  });
});

describe('a lock', () => {
  it('of the thread refuses everything', async () => {
    const { essay, form } = await setUp();
    const { id } = must(await again(form));
    must(await lockThread({ threadId: essay.threadId, ...BURDEN, by: MODERATOR, now: NOW }));
    for (const answersId of [null, id]) {
      const refused = await again(form, { answersId, body: 'More.' });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'locked' } });
    }
    expect(
      await editComment({ commentId: id, newcomer: false, body: 'Other.', now: NOW }),
    ).toMatchObject({ ok: false, problem: { code: 'locked' } });
    expect(await readThread(essay.threadId)).toMatchObject({ lastNumber: 1, commentCount: 1 });
  });

  it('of a branch refuses answers to it and below it, and nothing else', async () => {
    const { essay, form } = await setUp();
    const root = must(await again(form));
    const reply = must(await again(form, { answersId: root.id, body: 'A reply.' }));
    const deep = must(await again(form, { answersId: reply.id, body: 'Deeper.' }));
    must(await lockBranch({ commentId: reply.id, ...BURDEN, by: MODERATOR, now: NOW }));
    for (const answersId of [reply.id, deep.id]) {
      expect(await again(form, { answersId, body: 'More.' })).toMatchObject({
        ok: false,
        problem: { code: 'locked', message: expect.stringContaining('this part') },
      });
    }
    expect(
      await editComment({ commentId: deep.id, newcomer: false, body: 'Other.', now: NOW }),
    ).toMatchObject({ ok: false, problem: { code: 'locked' } });
    must(await again(form, { answersId: root.id, body: 'Beside it.' }));
    must(await editComment({ commentId: root.id, newcomer: false, body: 'Other.', now: NOW }));
    expect((await readThread(essay.threadId)).commentCount).toBe(4);
  });

  it('and a suspension hold as soon as they are decided, whoever was let in before', async () => {
    const { form } = await setUp();
    await db.suspension.create({
      data: { id: newId(), userId: form.personId, startsAt: NOW, explanation: 'For a test.' },
    });
    expect(await again(form)).toMatchObject({ ok: false, problem: { code: 'suspended' } });
    await db.suspension.updateMany({ data: { endsAt: later(NOW, SECOND) } });
    must(await again(form, { now: later(NOW, SECOND) }));
  });
});

describe('an edit', () => {
  const edit = (commentId: string, body: string, more = {}) =>
    editComment({ commentId, body, newcomer: true, now: NOW, ...more });

  it('that would be held is not saved, and the comment stays as it was', async () => {
    const { form } = await setUp();
    const { id } = must(await again(form));
    expect(await edit(id, LINK)).toMatchObject({
      ok: false,
      problem: { code: 'links', field: 'body', message: expect.stringContaining('of its own') },
    });
    expect(await db.comment.findUnique({ where: { id } })).toMatchObject({
      body: SAID,
      editedAt: null,
    });
    expect(await db.commentRevision.count()).toBe(0);
    must(await edit(id, LINK, { newcomer: false }));
  });

  it('of what waits is saved, and waits on', async () => {
    const { form } = await setUp();
    const { id } = must(await again(form, { body: LINK, newcomer: true }));
    expect(must(await edit(id, `${LINK} And https://example.com too.`)).held).toBe(true);
    expect(await db.comment.findUnique({ where: { id } })).toMatchObject({ heldAt: NOW });
  });

  it('is looked at for what it adds, not for what was there', async () => {
    const { form } = await setUp();
    const { id } = must(await again(form, { body: 'A promo, it was.' }));
    await rule('promo', 'refuse');
    must(await edit(id, 'A promo, it was. Sorry.'));
    await rule('sorry', 'refuse');
    must(await edit(id, 'A promo, it was; sorry.'));
    must(await edit(id, 'It was.'));
    expect(await edit(id, 'A promo, it was.')).toMatchObject({
      ok: false,
      problem: { code: 'words', field: 'body' },
    });
  });

  it('is asked about, and saved anyway', async () => {
    const { form } = await setUp();
    const { id } = must(await again(form));
    await rule('promo', 'ask');
    expect(await edit(id, 'A promo.')).toMatchObject({ problem: { code: 'ask-words' } });
    must(await edit(id, 'A promo.', { confirmed: new Set(['words']) }));
  });
});

it('many posts at once, some of them held, leave counts that are right', async () => {
  const { essay, form } = await setUp();
  const people = await Promise.all(Array.from({ length: 8 }, () => makePerson()));
  const posted = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const by = people[index % people.length] ?? people[0];
      return again(form, {
        personId: by?.personId ?? '',
        personName: by?.name ?? '',
        newcomer: index % 3 === 0,
        body: `${LINK} ${index}`,
      });
    }),
  );
  const held = posted.filter((result) => must(result).held !== null).length;
  expect(held).toBe(14);
  expect(await readThread(essay.threadId)).toMatchObject({
    lastNumber: 40,
    commentCount: 26,
    rootCount: 26,
  });
  const { rows } = await pool.query(
    'SELECT array_agg(root_ordinal ORDER BY root_ordinal) AS ordinals FROM comment WHERE held_at IS NULL',
  );
  expect(rows[0]?.ordinals).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
});
