import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { stopAddresses } from '#lib/people/port.ts';
import { type KeptMail, readMailbox } from '#lib/platform/mail/mailbox.ts';
import { limits } from '#lib/platform/rate-limit.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { deleteComment } from './commands/delete-comment.ts';
import { lockThreadOf } from './commands/lock-thread.ts';
import { showHeld } from './commands/show-held.ts';
import { commentTasks } from './jobs.ts';
import { MAIL_REPLY, REPLY_MAIL_LAG } from './rules/reply-mail.ts';

const { db, empty } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const DUE = later(NOW, REPLY_MAIL_LAG);
const TEXT = 'What the answer says.';

let before = 0;
beforeEach(async () => {
  await empty();
  before = (await readMailbox()).length;
});

async function mails(): Promise<KeptMail[]> {
  const all = await readMailbox();
  return all.slice(0, all.length - before);
}

async function setUp(over: { wanted?: boolean; roles?: ('moderator' | 'admin')[] } = {}) {
  const essay = await makeEssay({ title: 'On leaving' });
  const asker = await makePerson({ name: 'Asker', roles: over.roles });
  const writer = await makePerson({ name: 'Writer' });
  if (over.wanted ?? true) {
    await db.user.update({ where: { id: asker.personId }, data: { replyMailsAt: NOW } });
  }
  const asked = await makeComment({ essayId: essay.id, by: asker, now: NOW });
  const answer = (by = writer) =>
    makeComment({ essayId: essay.id, by, answers: asked.id, body: TEXT, now: NOW });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: asker.personId } });
  return { essay, asker, writer, asked, answer, email };
}

const run = (now = DUE) => runDueJobs(commentTasks, now);

describe('the mail about an answer', () => {
  it('comes some minutes later, says who answered what, and not what they said', async () => {
    const { answer, email } = await setUp();
    const { id } = await answer();
    expect(await waitingJobs()).toEqual([
      { task: MAIL_REPLY, ids: { comment: id }, runAt: DUE, key: null },
    ]);
    expect(await run(later(DUE, -1))).toBe(0);
    await run();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: email, subject: 'Somebody answered you on Off Call' });
    expect(mail?.text).toContain('Writer answered your comment #1 on “On leaving”.');
    expect(mail?.text).toContain(`/comments/${id}`);
    expect(mail?.text).not.toContain(TEXT);
    expect(mail?.text).toMatch(/\/mails\/stop\?token=[\w.-]{80}/);
  });

  it('can be switched off by one click in the mail program', async () => {
    const { answer, asker } = await setUp();
    await answer();
    await run();
    const [mail] = await mails();
    const file = join(process.env.DATA_DIR ?? '', 'mailbox', `${mail?.id}.eml`);
    const { headers } = await PostalMime.parse(readFileSync(file));
    const header = (name: string) => headers.find(({ key }) => key === name)?.value;
    const { oneClick } = stopAddresses(asker.personId, 'http://localhost:3000');
    expect(header('list-unsubscribe')).toBe(`<${oneClick}>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('is not put down for who has not asked for it, nor for an answer to oneself', async () => {
    const { answer, asker } = await setUp({ wanted: false });
    await answer();
    expect(await waitingJobs()).toEqual([]);
    await db.user.update({ where: { id: asker.personId }, data: { replyMailsAt: NOW } });
    await answer(asker);
    expect(await waitingJobs()).toEqual([]);
  });

  it('is not put down for what is held, but when it is let be read', async () => {
    const { answer, essay } = await setUp();
    const { id } = await answer();
    await db.comment.update({ where: { id }, data: { heldAt: NOW } });
    await db.thread.update({ where: { essayId: essay.id }, data: { commentCount: 1 } });
    await run();
    expect(await mails()).toEqual([]);

    await db.$transaction(async (tx) => {
      const thread = await lockThreadOf(tx, id);
      if (!thread) throw new Error('no thread');
      await showHeld({ tx, note: () => {} }, { commentId: id, thread, now: later(NOW, MINUTE) });
    });
    await run(later(DUE, MINUTE));
    expect(await mails()).toHaveLength(1);
  });

  const meanwhile: [string, (answerId: string) => Promise<unknown>][] = [
    ['the answer is hidden', hide],
    ['the answer is deleted', (commentId) => deleteComment({ commentId, now: NOW }).then(must)],
    ['the answer is held', (id) => db.comment.update({ where: { id }, data: { heldAt: NOW } })],
    [
      'a part of the answer is blacked out',
      (id) => db.comment.update({ where: { id }, data: { redactedAt: NOW } }),
    ],
    ['whoever answered is suspended', () => suspend('Writer')],
    ['whoever answered is gone, and their text with them', forgetWriter],
    ['the essay is taken back', () => db.essay.updateMany({ data: { publishedRevision: null } })],
    ['the mails are switched off', () => db.user.updateMany({ data: { replyMailsAt: null } })],
    ['the person is gone', () => db.user.deleteMany({ where: { name: 'Asker' } })],
  ];

  it.each(meanwhile)('is none when meanwhile %s', async (_what, happens) => {
    const { answer } = await setUp();
    const { id } = await answer();
    await happens(id);
    expect(await run()).toBe(1);
    expect(await mails()).toEqual([]);
  });

  it('leads a moderator no more than anybody else to what is hidden', async () => {
    const { answer } = await setUp({ roles: ['moderator'] });
    await hide((await answer()).id);
    await run();
    expect(await mails()).toEqual([]);
  });

  it('comes to a suspended person too, who reads everything', async () => {
    const { answer } = await setUp();
    await answer();
    await suspend('Asker');
    await run();
    expect(await mails()).toHaveLength(1);
  });

  it('comes so often a day and no more', async () => {
    const { answer } = await setUp();
    for (let i = 0; i < limits.replyMails.points + 2; i += 1) await answer();
    await run();
    expect(await mails()).toHaveLength(limits.replyMails.points);
  });
});

async function hide(commentId: string) {
  const decision = { id: newId(), explanation: 'For a test.', decidedAt: NOW } as const;
  await db.comment.update({
    where: { id: commentId },
    data: { hiddenBy: { create: { ...decision, kind: 'hide', decidedByRole: 'moderator' } } },
  });
}

async function suspend(name: string) {
  const { id } = await db.user.findFirstOrThrow({ where: { name } });
  await db.suspension.create({
    data: { id: newId(), userId: id, startsAt: NOW, explanation: 'For a test.' },
  });
}

async function forgetWriter(commentId: string) {
  must(await deleteComment({ commentId, now: NOW }));
  await db.user.deleteMany({ where: { name: 'Writer' } });
}
