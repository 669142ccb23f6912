import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { hideName } from '#lib/moderation/commands/hide-name.ts';
import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import type { Outcome } from '../rules.ts';
import { makeReport } from './make-report.ts';
import { settleReports } from './settle-reports.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay({ now: later(NOW, -2 * DAY) });
  const writer = await makePerson({ name: 'Writer' });
  const comment = await makeComment({ essayId: essay.id, by: writer, now: later(NOW, -DAY) });
  /** A member of standing: long here, with a comment that can be read. */
  const trusted = async () => {
    const person = await makePerson({ createdAt: later(NOW, -15 * DAY) });
    await makeComment({ essayId: essay.id, by: person, now: later(NOW, -DAY) });
    return person.personId;
  };
  const report = (reporterId: string, over: Partial<Parameters<typeof makeReport>[0]> = {}) =>
    makeReport({
      item: 'comment',
      id: comment.id,
      reason: 'hate',
      note: '',
      reporterId,
      now: NOW,
      ...over,
    });
  const row = () => db.comment.findUniqueOrThrow({ where: { id: comment.id } });
  return { essay, writer, comment, trusted, report, row };
}

const codeOf = (result: Awaited<ReturnType<typeof makeReport>>) =>
  result.ok ? 'ok' : result.problem.code;

/** A report that somebody made about another comment, and what became of it. */
async function reported(essayId: string, reporterId: string, outcome: Outcome, daysAgo: number) {
  const at = later(NOW, -daysAgo * DAY);
  const { id } = await makeComment({ essayId, by: await makePerson(), now: at });
  must(await makeReport({ item: 'comment', id, reason: 'hate', note: '', reporterId, now: at }));
  const { caseId } = await db.report.findFirstOrThrow({ where: { commentId: id } });
  if (outcome) await db.$transaction((tx) => settleReports(tx, { caseId, outcome, now: at }));
}

describe('a report', () => {
  it('opens a case, and the next person’s raises it', async () => {
    const { comment, report } = await setUp();
    const [one, other] = [await makePerson(), await makePerson()];
    const note = 'The second sentence.';
    expect(must(await report(one.personId, { note }))).toEqual({
      address: `/comments/${comment.id}/report`,
    });
    must(await report(other.personId, { reason: 'patient-privacy' }));
    const cases = await db.moderationCase.findMany({ include: { reports: true } });
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      origin: 'report',
      commentId: comment.id,
      reason: 'patient-privacy',
      reportCount: 2,
    });
    expect(cases[0]?.reports.map((each) => [each.reporterId, each.reason, each.note])).toEqual([
      [one.personId, 'hate', note],
      [other.personId, 'patient-privacy', ''],
    ]);
  });

  it('is one row when one person sends it fifty times at once', async () => {
    const { report } = await setUp();
    const { personId } = await makePerson();
    const codes = await Promise.all(
      Array.from({ length: 50 }, async () => codeOf(await report(personId))),
    );
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'reported-already')).toHaveLength(49);
    expect(await db.report.count()).toBe(1);
    expect(await db.moderationCase.findMany()).toMatchObject([{ reportCount: 1 }]);
  });

  it('a second time says what became of the first', async () => {
    const { essay, comment, report } = await setUp();
    const { personId } = await makePerson();
    must(await report(personId));
    const again = async () => {
      const result = await report(personId, { reason: 'harassment' });
      return result.ok ? '' : result.problem.message;
    };
    expect(await again()).toMatch(/^You have reported this already. .*not looked at it yet/);
    const { caseId } = await db.report.findFirstOrThrow({ where: { commentId: comment.id } });
    await db.$transaction((tx) => settleReports(tx, { caseId, outcome: 'upheld', now: NOW }));
    expect(await again()).toMatch(/has done something about it/);
    expect(await db.report.count()).toBe(1);
    // Another item is another report.
    must(await report(personId, { item: 'essay', id: essay.id }));
  });

  it('is about an essay or a name as well, and holds neither', async () => {
    const { essay, comment, trusted, report, row } = await setUp();
    const people = [await trusted(), await trusted(), await trusted()];
    for (const person of people) {
      must(await report(person, { item: 'essay', id: essay.id }));
      must(await report(person, { item: 'name', id: comment.id }));
    }
    const { personaId, hiddenById } = await row();
    expect(hiddenById).toBeNull();
    const cases = await db.moderationCase.findMany({ orderBy: { id: 'asc' } });
    expect(cases).toMatchObject([
      { essayId: essay.id, commentId: null, reportCount: 3 },
      { personaId, commentId: null, reportCount: 3 },
    ]);
    expect(await db.decision.count()).toBe(0);
    // A name is one, by whichever of its comments it is reported.
    const second = await makeComment({
      essayId: essay.id,
      by: { personId: people[0] ?? '', name: 'X' },
    });
    const third = await makeComment({
      essayId: essay.id,
      by: { personId: people[0] ?? '', name: 'X' },
    });
    const { personId } = await makePerson();
    must(await report(personId, { item: 'name', id: second.id }));
    expect(codeOf(await report(personId, { item: 'name', id: third.id }))).toBe('reported-already');
  });

  it('is refused about what is not there, or cannot be read', async () => {
    const { essay, comment, report } = await setUp();
    const { personId } = await makePerson();
    expect(codeOf(await report(personId, { id: newId() }))).toBe('not-found');
    expect(codeOf(await report(personId, { item: 'essay', id: newId() }))).toBe('not-found');
    must(await deleteComment({ commentId: comment.id, now: NOW }));
    expect(codeOf(await report(personId))).toBe('not-readable');
    expect(codeOf(await report(personId, { item: 'name' }))).toBe('not-readable');
    await db.essay.update({ where: { id: essay.id }, data: { publishedRevision: null } });
    expect(codeOf(await report(personId, { item: 'essay', id: essay.id }))).toBe('not-readable');
    expect(await db.report.count()).toBe(0);
    expect(await db.moderationCase.count()).toBe(0);
  });
});

describe('a report at the same moment as a decision', () => {
  it('comes before it and is settled by it, or finds nothing to report', async () => {
    const { comment, report } = await setUp();
    const people = await Promise.all(Array.from({ length: 12 }, () => makePerson()));
    const moderator = await makePerson({ roles: ['moderator'] });
    const hide = () =>
      hideComment({
        commentId: comment.id,
        rule: 'hate',
        explanation: 'It demeans everybody who works nights.',
        by: { id: moderator.personId, role: 'moderator' },
        now: NOW,
      });
    const [first, last] = [people.slice(0, 6), people.slice(6)];
    const send = ({ personId }: { personId: string }) => report(personId);
    const [before, hidden, after] = await Promise.all([
      Promise.all(first.map(send)),
      hide(),
      Promise.all(last.map(send)),
    ]);
    must(hidden);
    const codes = [...before, ...after].map(codeOf);
    const made = codes.filter((code) => code === 'ok').length;
    expect(codes.filter((code) => code === 'not-readable')).toHaveLength(12 - made);
    const reports = await db.report.findMany();
    expect(reports).toHaveLength(made);
    expect(reports.every(({ outcome }) => outcome === 'upheld')).toBe(true);
    expect(await db.notice.count({ where: { kind: 'report_outcome' } })).toBe(made);
    expect(await db.moderationCase.count({ where: { openKey: { not: null } } })).toBe(0);
  });

  it('is not about a name that was taken away', async () => {
    const { comment, report, row } = await setUp();
    const moderator = await makePerson({ roles: ['moderator'] });
    const { personaId } = await row();
    must(
      await hideName({
        personaId,
        rule: 'harassment',
        explanation: 'It insults a colleague by name.',
        by: { id: moderator.personId, role: 'moderator' },
        now: NOW,
      }),
    );
    const { personId } = await makePerson();
    expect(codeOf(await report(personId, { item: 'name' }))).toBe('not-readable');
    expect(codeOf(await report(personId))).toBe('ok');
    expect(await db.report.findMany()).toMatchObject([{ commentId: comment.id }]);
  });
});

describe('reports by three people of standing', () => {
  it('at the same time hold the comment once', async () => {
    const { essay, comment, trusted, report, row } = await setUp();
    const people = [await trusted(), await trusted(), await trusted()];
    const results = await Promise.all(people.map((person) => report(person)));
    expect(results.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    const decisions = await db.decision.findMany();
    expect(decisions).toMatchObject([
      {
        kind: 'hold',
        commentId: comment.id,
        rule: 'hate',
        source: 'automatic',
        automated: true,
        decidedById: null,
      },
    ]);
    expect((await row()).hiddenById).toBe(decisions[0]?.id);
    const thread = await db.thread.findUniqueOrThrow({ where: { essayId: essay.id } });
    expect(thread.commentCount).toBe(3);
    // It still waits for a moderator.
    expect(await db.moderationCase.findMany()).toMatchObject([{ closedAt: null, reportCount: 3 }]);
    // Nobody can report what they cannot read.
    expect(codeOf(await report(await trusted()))).toBe('not-readable');
  });

  it('are not three while one of them has no standing', async () => {
    const { essay, trusted, report, row } = await setUp();
    const lurker = await makePerson();
    const young = await makePerson({ createdAt: later(NOW, -13 * DAY) });
    await makeComment({ essayId: essay.id, by: young, now: later(NOW, -DAY) });
    const careless = await trusted();
    await reported(essay.id, careless, 'unfounded', 80);
    const people = [await trusted(), await trusted(), lurker.personId, young.personId, careless];
    for (const person of people) must(await report(person));
    expect((await row()).hiddenById).toBeNull();
    must(await report(await trusted()));
    expect((await row()).hiddenById).not.toBeNull();
  });

  it('hold nothing out of worry about somebody', async () => {
    const { trusted, report, row } = await setUp();
    for (let count = 0; count < 3; count += 1) {
      must(await report(await trusted(), { reason: RISK_TO_LIFE }));
    }
    expect((await row()).hiddenById).toBeNull();
    expect(await db.moderationCase.findMany()).toMatchObject([
      { reason: RISK_TO_LIFE, reportCount: 3 },
    ]);
  });

  it('don’t hold again what a moderator left as it is', async () => {
    const { comment, trusted, report, row } = await setUp();
    await db.decision.create({
      data: {
        id: newId(),
        kind: 'keep',
        commentId: comment.id,
        explanation: 'Sharp, but about the argument.',
        decidedAt: later(NOW, -60_000),
        decidedByRole: 'moderator',
      },
    });
    for (let count = 0; count < 3; count += 1) must(await report(await trusted()));
    expect((await row()).hiddenById).toBeNull();
  });
});

describe('reports of one person', () => {
  it('are paused after three unfounded ones, and go on 30 days later', async () => {
    const { essay, report } = await setUp();
    const { personId } = await makePerson();
    for (const daysAgo of [40, 10, 2]) await reported(essay.id, personId, 'unfounded', daysAgo);
    const refused = await report(personId);
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'reports-paused', message: expect.stringContaining('21 December 2026') },
    });
    expect(codeOf(await report(personId, { now: later(NOW, 28 * DAY) }))).toBe('ok');
  });

  it('go on after any number that moderators did not agree with', async () => {
    const { essay, report } = await setUp();
    const { personId } = await makePerson();
    for (const daysAgo of [5, 4, 3]) await reported(essay.id, personId, 'not_upheld', daysAgo);
    expect(codeOf(await report(personId))).toBe('ok');
  });
});
