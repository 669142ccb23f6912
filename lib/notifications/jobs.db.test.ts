import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { recordDecision, type StatementOfReasons } from '#lib/moderation/port.ts';
import { type KeptMail, readMailbox } from '#lib/platform/mail/mailbox.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { claimMail } from './commands/claim-mail.ts';
import { noticeTasks } from './jobs.ts';
import { addNotice } from './port.ts';

const { db, empty } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');
const DUE = later(NOW, 2 * MINUTE);
const SECRET = 'The text that the moderator took away.';

let before = 0;
beforeEach(async () => {
  await empty();
  before = (await readMailbox()).length;
});

/** The mails of this test, newest first. */
async function mails(): Promise<KeptMail[]> {
  const all = await readMailbox();
  return all.slice(0, all.length - before);
}

async function setUp() {
  const author = await makePerson({ name: 'Author', roles: ['author'] });
  const essay = await makeEssay({ title: 'On leaving', author });
  const writer = await makePerson({ name: 'Writer of it' });
  const moderator = await makePerson({ name: 'Mona Moderator', roles: ['moderator'] });
  const comment = await makeComment({ essayId: essay.id, by: writer, body: SECRET });
  const decide = (over: Partial<StatementOfReasons> = {}) =>
    db.$transaction((tx) =>
      recordDecision(tx, {
        kind: 'hide',
        about: { commentId: comment.id },
        rule: 'patient-privacy',
        explanation: 'It names the ward and the day.',
        source: 'report',
        by: { id: moderator.personId, role: 'moderator' },
        now: NOW,
        ...over,
      }),
    );
  const { email } = await db.user.findUniqueOrThrow({ where: { id: writer.personId } });
  return { essay, writer, moderator, comment, decide, email };
}

const run = (now = DUE) => runDueJobs(noticeTasks, now);

describe('the mail of a decision', () => {
  it('states the reasons to the person it concerns, and to nobody else', async () => {
    const { decide, email } = await setUp();
    const decided = await decide();
    await run();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.to).toBe(email);
    expect(mail?.subject).toBe('A decision that concerns you on Off Call');
    const text = mail?.text.replace(/\s+/g, ' ') ?? '';
    for (const part of [
      'Your comment #1 on “On leaving” was hidden.',
      'The house rule: Keep patients out of sight.',
      'It holds until a moderator takes it back.',
      'It names the ward and the day.',
      'Members reported it. It was decided by a person, not by a machine.',
      'you can appeal once until 26 May 2027',
      `/decisions/${decided.id}`,
    ]) {
      expect(text).toContain(part);
    }
    for (const part of ['Mona', 'Writer of it', 'took away']) expect(text).not.toContain(part);
  });

  it('waits until it can be undone no more', async () => {
    const { decide } = await setUp();
    await decide();
    expect(await run(later(NOW, MINUTE))).toBe(0);
    expect(await mails()).toEqual([]);
    expect(await run(later(NOW, MINUTE + 5 * SECOND))).toBe(1);
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ['the notice is gone', async () => db.notice.deleteMany()],
    ['the decision was undone', async () => db.decision.updateMany({ data: { undoneAt: NOW } })],
    ['the person is gone', async () => db.user.deleteMany({ where: { name: 'Writer of it' } })],
  ])('is none when %s', async (_what, happens) => {
    const { decide } = await setUp();
    await decide();
    await happens();
    await run();
    expect(await mails()).toEqual([]);
  });

  it('tells only how things stand when it was taken back meanwhile', async () => {
    const { decide } = await setUp();
    const { id } = await decide();
    await decide({
      kind: 'restore',
      reversesId: id,
      explanation: 'The day is another one.',
      now: later(NOW, 30 * SECOND),
    });
    expect(await run()).toBe(2);
    const sent = await mails();
    expect(sent.map(({ subject }) => subject)).toEqual([
      'Something was decided in your favour on Off Call',
    ]);
    expect(sent[0]?.text).toContain('can be read again');
    expect(sent[0]?.text).not.toContain('appeal once');
  });

  it('is sent once, whoever tries it again', async () => {
    const { decide } = await setUp();
    await decide();
    const [job] = await waitingJobs();
    const notice = job?.ids.notice ?? '';
    await Promise.all(
      Array.from({ length: 20 }, () => noticeTasks[0]?.run({ notice }, DUE) ?? Promise.resolve()),
    );
    expect(await mails()).toHaveLength(1);
    expect(await claimMail(notice, DUE)).toBe(false);
  });

  it('says until when a suspension lasts, and that a machine decided where one did', async () => {
    const { decide, comment } = await setUp();
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    await decide({
      kind: 'suspend',
      about: { personaId },
      endsAt: new Date('2026-12-01T09:00:00.000Z'),
    });
    await decide({ kind: 'hold', source: 'automatic', by: null, rule: null });
    await run();
    const text = (await mails()).map((mail) => mail.text.replace(/\s+/g, ' ')).join('\n');
    expect(text).toContain('It ends on 1 Dec 2026, 09:00 UTC.');
    expect(text).toContain('Your account was suspended.');
    expect(text).toContain('It holds until a moderator has looked at it.');
    expect(text).toContain('without a person');
  });

  it('is none for what is decided without telling', async () => {
    const { decide } = await setUp();
    await decide({ kind: 'hold', source: 'automatic', by: null, quiet: true });
    expect(await waitingJobs()).toEqual([]);
  });
});

describe('other mails', () => {
  it('tell what became of a report without naming anybody', async () => {
    const { comment, writer, moderator } = await setUp();
    const reporter = await makePerson({ name: 'Reporter' });
    const caseId = newId();
    await db.moderationCase.create({
      data: { id: caseId, origin: 'report', reason: 'hate', priority: 1, openedAt: NOW },
    });
    const { id: reportId } = await db.report.create({
      data: {
        id: newId(),
        caseId,
        commentId: comment.id,
        reporterId: reporter.personId,
        reason: 'hate',
        note: 'My private note.',
        ofStanding: true,
        madeAt: NOW,
        outcome: 'upheld',
        outcomeAt: NOW,
      },
    });
    await db.$transaction((tx) =>
      addNotice(tx, {
        personId: reporter.personId,
        about: { kind: 'report_outcome', reportId },
        now: NOW,
      }),
    );
    // Undone meanwhile: nobody has looked at it.
    await db.report.update({ where: { id: reportId }, data: { outcome: null } });
    await noticeTasks[0]?.run({ notice: (await waitingJobs())[0]?.ids.notice ?? '' }, DUE);
    expect(await mails()).toEqual([]);
    await db.report.update({ where: { id: reportId }, data: { outcome: 'upheld' } });
    await run();
    const [mail] = await mails();
    expect(mail?.text).toContain('You reported comment #1 on “On leaving”.');
    for (const part of [writer.name, moderator.name, SECRET, 'private note', 'hate']) {
      expect(mail?.text).not.toContain(part);
    }
  });
});
