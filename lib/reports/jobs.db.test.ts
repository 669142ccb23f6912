import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import { type KeptMail, readMailbox } from '#lib/platform/mail/mailbox.ts';
import { limits } from '#lib/platform/rate-limit.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { runDueJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { sendNotice } from './commands/send-notice.ts';
import { settleReports } from './commands/settle-reports.ts';
import { reportTasks } from './jobs.ts';
import { CONTACT_KEPT_FOR } from './rules/mailing.ts';

const { db, empty } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');

let before = 0;
beforeEach(async () => {
  await empty();
  before = (await readMailbox()).length;
});

async function mails(): Promise<KeptMail[]> {
  const all = await readMailbox();
  return all.slice(0, all.length - before);
}

async function setUp(email = 'ann@example.org') {
  const essay = await makeEssay({ title: 'On leaving' });
  const send = async (to = email) => {
    const comment = await makeComment({ essayId: essay.id, by: await makePerson() });
    must(
      await sendNotice({
        item: 'comment',
        id: comment.id,
        reason: 'unlawful',
        why: 'Buy pills at pills.example, it says there.',
        name: 'Ann Sender',
        email: to,
        now: NOW,
      }),
    );
  };
  await send();
  const { id, caseId } = await db.report.findFirstOrThrow();
  const settle = (now: Date) =>
    db.$transaction((tx) => settleReports(tx, { caseId, outcome: 'upheld', now }));
  return { id, send, settle };
}

const run = (now: Date) => runDueJobs(reportTasks, now);
const flat = (mail: KeptMail | undefined) => mail?.text.replace(/\s+/g, ' ') ?? '';

describe('the sender of a notice', () => {
  it('is told that it has come, without a word of what was typed', async () => {
    await setUp();
    await run(NOW);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'ann@example.org',
      subject: 'We have your notice: Off Call',
    });
    expect(flat(mail)).toContain('is about comment #1 on “On leaving”');
    expect(flat(mail)).toContain('The reason given: Against the law.');
    for (const part of ['pills', 'Ann Sender']) expect(mail?.text).not.toContain(part);
    await run(later(NOW, DAY));
    expect(await mails()).toHaveLength(1);
  });

  it('is told what became of it, a minute after, and not when that was undone', async () => {
    const { settle, id } = await setUp();
    await run(NOW);
    await settle(NOW);
    await db.report.update({ where: { id }, data: { outcome: null, outcomeAt: null } });
    await run(later(NOW, 2 * MINUTE));
    expect(await mails()).toHaveLength(1);
    await settle(later(NOW, DAY));
    expect(await run(later(NOW, DAY + MINUTE))).toBe(0);
    await run(later(NOW, DAY + 2 * MINUTE));
    const [mail] = await mails();
    expect(mail?.subject).toBe('What became of your notice: Off Call');
    expect(flat(mail)).toContain('has done something about it');
  });

  it('cannot be flooded by somebody who types their address', async () => {
    const { send } = await setUp();
    for (let i = 0; i < limits.receiptPerAddress.points + 3; i += 1) await send();
    await run(NOW);
    expect(await mails()).toHaveLength(limits.receiptPerAddress.points);
  });

  it('is forgotten half a year after the outcome, and before that only without one', async () => {
    const { settle, id } = await setUp();
    const contact = async () => {
      const report = await db.report.findUniqueOrThrow({ where: { id } });
      return [report.contactName, report.contactEmail];
    };
    const forget = async (now: Date) => {
      await reportTasks.find(({ name }) => name === 'forget-notice-contacts')?.run({}, now);
    };
    await forget(later(NOW, 2 * CONTACT_KEPT_FOR));
    expect(await contact()).toEqual(['Ann Sender', 'ann@example.org']);
    await settle(NOW);
    await forget(later(NOW, CONTACT_KEPT_FOR));
    expect(await contact()).toEqual(['Ann Sender', 'ann@example.org']);
    await forget(later(NOW, CONTACT_KEPT_FOR + 1));
    expect(await contact()).toEqual([null, null]);
  });
});
