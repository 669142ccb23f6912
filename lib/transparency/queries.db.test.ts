import { beforeEach, describe, expect, it } from 'vitest';
import { decideAppeal } from '#lib/appeals/commands/decide-appeal.ts';
import { makeAppeal } from '#lib/appeals/commands/make-appeal.ts';
import { DAY, HOUR, later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { hideComment } from '#lib/moderation/commands/hide-comment.ts';
import { keep } from '#lib/moderation/commands/keep.ts';
import { restoreComment } from '#lib/moderation/commands/restore-comment.ts';
import { suspend } from '#lib/moderation/commands/suspend.ts';
import { undoDecision } from '#lib/moderation/commands/undo-decision.ts';
import { readLogPage } from '#lib/moderation/queries/log.ts';
import { LOG_PAGE } from '#lib/moderation/rules.ts';
import { makeReport } from '#lib/reports/commands/make-report.ts';
import { sendNotice } from '#lib/reports/commands/send-notice.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { watchTouches } from '#lib/testing/watch-touches.ts';
import { countModeration } from './queries.ts';
import { BY_MONTH } from './rules/tables.ts';
import { FIGURES_TAG } from './tags.ts';
import { figuresOf } from './views.ts';

const { db, pool, countQueries, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'The age, the ward and the date point to one person.';

beforeEach(empty);

async function setUp() {
  const essay = await makeEssay({ now: later(NOW, -DAY) });
  const [writer, reporter, moderator, second] = await Promise.all([
    makePerson({ now: NOW }),
    makePerson({ now: NOW }),
    makePerson({ now: NOW, roles: ['moderator'] }),
    makePerson({ now: NOW, roles: ['moderator'] }),
  ]);
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const burden = { rule: 'hate', law: null, explanation: WHY, by } as const;
  const write = () => makeComment({ essayId: essay.id, by: writer, now: later(NOW, -DAY) });
  const report = (id: string, now: Date) =>
    makeReport({
      item: 'comment',
      id,
      reason: 'hate',
      note: '',
      reporterId: reporter.personId,
      now,
    });
  const notice = (id: string, now: Date) =>
    sendNotice({
      item: 'comment',
      id,
      reason: 'hate',
      why: 'It demeans all who work nights.',
      name: 'Somebody',
      email: 'somebody@example.org',
      now,
    });
  return { writer, moderator, second, by, burden, write, report, notice };
}

describe('what is counted', () => {
  it('is what the commands did', async () => {
    const { writer, second, by, burden, write, report, notice } = await setUp();
    const comments = [await write(), await write(), await write(), await write(), await write()];
    const [reported, noticed, alone, left, undone] = comments.map(({ id }) => id);
    if (!reported || !noticed || !alone || !left || !undone) throw new Error('five are written');

    // By a report, after two hours; appealed, and taken back.
    must(await report(reported, NOW));
    const hidden = must(
      await hideComment({ ...burden, commentId: reported, now: later(NOW, 2 * HOUR) }),
    );
    const { appealId } = must(
      await makeAppeal({
        decisionId: hidden.decisionId,
        personId: writer.personId,
        text: 'Nobody is demeaned in it.',
        now: later(NOW, 3 * HOUR),
      }),
    );
    must(
      await decideAppeal({
        appealId,
        outcome: 'reversed',
        explanation: 'You are right, it quotes what was said.',
        by: { id: second.personId, role: 'moderator' },
        now: later(NOW, 4 * HOUR),
      }),
    );
    // By a visitor's notice, after three days; it stands.
    must(await notice(noticed, NOW));
    must(await hideComment({ ...burden, commentId: noticed, now: later(NOW, 3 * DAY) }));
    // Without either, and taken back.
    must(await hideComment({ ...burden, rule: 'harassment', commentId: alone, now: NOW }));
    must(await restoreComment({ commentId: alone, explanation: WHY, by, now: later(NOW, HOUR) }));
    // Reported and left, unfounded; and one that nobody has decided.
    must(await report(left, NOW));
    const about = { subject: { commentId: left }, unfounded: true };
    must(await keep({ ...about, by, now: later(NOW, 4 * HOUR) }));
    must(await notice(alone, NOW));
    // Undone.
    const slip = must(await hideComment({ ...burden, commentId: undone, now: NOW }));
    must(await undoDecision({ decisionId: slip.decisionId, by, now: later(NOW, 30 * SECOND) }));
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: left } });
    must(await suspend({ ...burden, personaId, endsAt: later(NOW, 7 * DAY), now: NOW }));

    const counted = await countModeration(later(NOW, 4 * DAY));
    const month = { month: '2026-11', automated: false, suspends: false, count: 1 };
    expect(counted.restrictions).toHaveLength(4);
    expect(counted.restrictions).toEqual(
      expect.arrayContaining([
        { ...month, rule: 'hate', source: 'report', outcome: 'appeal' },
        { ...month, rule: 'hate', source: 'notice', outcome: 'stands' },
        { ...month, rule: 'harassment', source: 'own_initiative', outcome: 'taken-back' },
        { ...month, rule: 'hate', source: 'own_initiative', outcome: 'stands', suspends: true },
      ]),
    );
    expect(counted.reports).toHaveLength(4);
    expect(counted.reports).toEqual(
      expect.arrayContaining([
        { byVisitor: false, outcome: 'upheld', count: 1, withinDay: 1 },
        { byVisitor: false, outcome: 'unfounded', count: 1, withinDay: 1 },
        { byVisitor: true, outcome: 'upheld', count: 1, withinDay: 0 },
        { byVisitor: true, outcome: null, count: 1, withinDay: 0 },
      ]),
    );
    expect(counted.medianSeconds).toBe((4 * HOUR) / SECOND);
    expect(counted.appeals).toEqual([{ outcome: 'reversed', count: 1 }]);

    // The log says the same of the same decisions.
    const log = await readLogPage({ by: 'kind', value: 'hide' }, null);
    expect(log?.entries.map(({ appeal, takenBack }) => `${appeal} ${takenBack}`).sort()).toEqual([
      'null false',
      'null true',
      'taken-back true',
    ]);
  });

  it('is of twelve months and nothing older', async () => {
    const row = { kind: 'hide' as const, rule: 'hate', explanation: WHY };
    const dates = ['2025-11-30T23:59:59.999Z', '2025-12-01T00:00:00.000Z', NOW];
    await db.decision.createMany({
      data: dates.map((decidedAt, index) => ({
        ...row,
        id: `00000000-0000-7000-8000-00000000000${index}`,
        decidedAt,
        decidedByRole: 'moderator',
      })),
    });
    const { restrictions } = await countModeration(NOW);
    expect(restrictions.map(({ month }) => month).sort()).toEqual(['2025-12', '2026-11']);
  });

  it('leaves nothing that is kept too old: reports, appeals and decisions touch the figures', async () => {
    const { writer, burden, write, report, notice } = await setUp();
    const { id } = await write();
    expect((await watchTouches(async () => must(await report(id, NOW)))).soon).toContain(
      FIGURES_TAG,
    );
    expect((await watchTouches(async () => must(await notice(id, NOW)))).soon).toContain(
      FIGURES_TAG,
    );
    const hide = await watchTouches(async () =>
      must(await hideComment({ ...burden, commentId: id, now: later(NOW, MINUTE) })),
    );
    expect(hide.soon).toContain(FIGURES_TAG);
    const appeal = {
      decisionId: hide.result.decisionId,
      personId: writer.personId,
      text: 'Nobody is demeaned in it.',
      now: later(NOW, HOUR),
    };
    expect((await watchTouches(async () => must(await makeAppeal(appeal)))).soon).toContain(
      FIGURES_TAG,
    );
  });
});

describe('with 100,000 decisions and as many reports', () => {
  /** As many as a large site makes in a year, and its machine has other things to do. */
  const MANY = 100_000;
  /** Least of several tries: a busy machine only adds. */
  const LONGEST_MS = 2_000;
  const TRIES = 3;
  /** One for each table. */
  const STATEMENTS = 3;

  it('takes three statements and no more than a moment', async () => {
    await pool.query(
      `INSERT INTO decision (id, kind, rule, explanation, source, decided_at, decided_by_role)
       SELECT gen_random_uuid(), (ARRAY['hide', 'warn', 'keep', 'suspend'])[1 + n % 4]::decision_kind,
         (ARRAY['hate', 'harassment', NULL])[1 + n % 3], 'For a test.', 'report',
         $2::timestamptz - n * interval '5 minutes', 'moderator'
       FROM generate_series(1, $1::integer) AS n`,
      [MANY, NOW],
    );
    await pool.query(
      `INSERT INTO decision (id, kind, explanation, decided_at, decided_by_role, reverses_id)
       SELECT gen_random_uuid(), 'restore', 'For a test.', decided_at, 'moderator', id
       FROM decision WHERE kind = 'hide' LIMIT 10000`,
    );
    await pool.query(
      `WITH opened AS (
         INSERT INTO moderation_case (id, origin, priority, reason, opened_at)
         SELECT gen_random_uuid(), 'report', 0, 'hate', $2::timestamptz
         FROM generate_series(1, $1::integer) RETURNING id
       )
       INSERT INTO report (id, case_id, reason, note, of_standing, made_at, outcome, outcome_at)
       SELECT id, id, 'hate', '', true, $2, 'upheld', $2::timestamptz + random() * interval '9 days'
       FROM opened`,
      [MANY, later(NOW, -30 * DAY)],
    );
    await pool.query('ANALYZE');
    let least = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const began = performance.now();
      const { result, count } = await countQueries(() => countModeration(NOW));
      const { tables } = figuresOf(result, NOW);
      least = Math.min(least, performance.now() - began);
      expect(count).toBe(STATEMENTS);
      expect(result.restrictions.length).toBeLessThan(200);
      expect(tables[BY_MONTH].total).toBeGreaterThan(50_000);
      expect(tables['reports-by-outcome'].total).toBe(MANY);
    }
    expect(least).toBeLessThan(LONGEST_MS);
    // A page of the log is read from the newest on, whatever its filter leaves out.
    const began = performance.now();
    expect((await readLogPage(null, null))?.entries).toHaveLength(LOG_PAGE);
    expect((await readLogPage({ by: 'rule', value: 'unlawful' }, null))?.entries).toEqual([]);
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  });
});
