import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later, MINUTE } from '#lib/kernel/time.ts';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { hideComment } from '../commands/hide-comment.ts';
import { restoreComment } from '../commands/restore-comment.ts';
import { type LogFilter, writeEntryKey } from '../rules/log.ts';
import { LOG_PAGE } from '../rules.ts';
import type { LogEntry } from '../views.ts';
import { readLogPage } from './log.ts';

const { db, empty } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHY = 'The age, the ward and the date point to one person.';

beforeEach(empty);

/** A comment that was hidden, restored on the next day, and hidden again on the one after. */
async function setUp() {
  const essay = await makeEssay({ title: 'On leaving' });
  const writer = await makePerson({ name: 'Writer' });
  const moderator = await makePerson({ name: 'Moderator', roles: ['moderator'] });
  const { id } = await makeComment({ essayId: essay.id, by: writer, body: 'Secret.' });
  const by = { id: moderator.personId, role: 'moderator' } as const;
  const act = { commentId: id, explanation: WHY, law: null, by };
  must(await hideComment({ ...act, rule: 'hate', now: NOW }));
  must(await restoreComment({ ...act, now: later(NOW, DAY) }));
  must(await hideComment({ ...act, rule: 'harassment', now: later(NOW, 2 * DAY) }));
  return { essay, writer, moderator, commentId: id };
}

/** Rows as they come out of no command, for what only the query has to get right. */
function rowsOf(count: number, every: number, more: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    kind: 'hide' as const,
    rule: 'hate',
    explanation: WHY,
    decidedAt: later(NOW, index * every),
    decidedByRole: 'moderator' as const,
    ...more,
  }));
}

async function readToTheEnd(filter: LogFilter | null): Promise<LogEntry[][]> {
  const pages: LogEntry[][] = [];
  let after: string | null = null;
  do {
    const page = await readLogPage(filter, after);
    if (!page) throw new Error('the page is gone');
    pages.push(page.entries);
    after = page.older && writeEntryKey(page.older);
  } while (after !== null);
  return pages;
}

describe('the public log', () => {
  it('says role, kind, rule and day, the newest first, and nothing else', async () => {
    const { essay, writer, moderator, commentId } = await setUp();
    const page = await readLogPage(null, null);
    expect(page?.older).toBeNull();
    expect(page?.entries).toEqual([
      {
        key: expect.stringMatching(/^2026-11-25-[0-9a-f]{12}$/),
        day: '2026-11-25',
        kind: 'hide',
        role: 'moderator',
        subject: 'comment',
        rule: { key: 'harassment', short: 'harassment' },
        appeal: null,
        takenBack: false,
        changedOn: '2026-11-25',
      },
      expect.objectContaining({ kind: 'restore', rule: { key: 'hate', short: 'hate' } }),
      expect.objectContaining({ kind: 'hide', rule: { key: 'hate', short: 'hate' } }),
    ]);
    const text = JSON.stringify(page);
    const decisions = await db.decision.findMany();
    for (const secret of [
      WHY,
      'Secret',
      'Writer',
      commentId,
      essay.id,
      essay.threadId,
      writer.personId,
      moderator.personId,
      ...decisions.map(({ id }) => id),
      // The moment at which an id was made stands at its beginning.
      ...decisions.map(({ id }) => id.slice(0, 13)),
      ':00',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('tells no order of time within a day', async () => {
    const rows = rowsOf(20, MINUTE);
    await db.decision.createMany({ data: rows });
    const [entries = []] = await readToTheEnd(null);
    const tails = rows.map(({ id }) => id.slice(-12));
    expect(entries.map(({ key }) => key.slice(-12))).toEqual(tails.toSorted().reverse());
    expect(new Set(entries.map(({ day }) => day)).size).toBe(1);
  });

  it('leaves out what was undone', async () => {
    await db.decision.createMany({ data: rowsOf(2, DAY, { undoneAt: NOW }) });
    expect(await readLogPage(null, null)).toEqual({ entries: [], older: null });
  });

  it('names an automatic rule where nobody decided', async () => {
    await db.decision.createMany({
      data: rowsOf(1, DAY, { kind: 'hold', automated: true, decidedByRole: null }),
    });
    expect((await readLogPage(null, null))?.entries).toMatchObject([{ role: 'automatic' }]);
  });

  it('says what an appeal came to once it is decided, and what was taken back', async () => {
    const [stands, reversed, waiting, alone] = rowsOf(4, DAY);
    if (!stands || !reversed || !waiting || !alone) throw new Error('four rows are made');
    await db.decision.createMany({ data: [stands, reversed, waiting, alone] });
    const appeal = { text: 'No.', madeAt: NOW };
    const ruled = { ...appeal, decidedAt: later(NOW, 9 * DAY) };
    await db.appeal.createMany({
      data: [
        { id: newId(), decisionId: stands.id, outcome: 'upheld', ...ruled },
        { id: newId(), decisionId: reversed.id, outcome: 'reversed', ...ruled },
        { id: newId(), decisionId: waiting.id, ...appeal },
      ],
    });
    const back = { kind: 'restore' as const, rule: 'hate', explanation: WHY };
    const at = { decidedAt: later(NOW, 9 * DAY), decidedByRole: 'moderator' as const };
    await db.decision.createMany({
      data: [
        { id: newId(), ...back, ...at, reversesId: reversed.id },
        { id: newId(), ...back, ...at, reversesId: alone.id },
        { id: newId(), ...back, ...at, reversesId: waiting.id, undoneAt: NOW },
      ],
    });
    const entries = (await readToTheEnd({ by: 'kind', value: 'hide' })).flat();
    expect(
      entries.map(({ appeal, takenBack, changedOn }) => [appeal, takenBack, changedOn]),
    ).toEqual([
      [null, true, '2026-12-02'],
      [null, false, '2026-11-25'],
      ['taken-back', true, '2026-12-02'],
      ['stands', false, '2026-12-02'],
    ]);
  });
});

describe('the pages of the log', () => {
  it.each([
    ['many to a day', HOUR / 4],
    ['one a day', DAY],
    ['all in one moment', 0],
  ])('have every entry once, %s', async (_, every) => {
    const rows = rowsOf(2 * LOG_PAGE + 3, every);
    await db.decision.createMany({ data: rows });
    const pages = await readToTheEnd(null);
    expect(pages.map((page) => page.length)).toEqual([LOG_PAGE, LOG_PAGE, 3]);
    const keyOf = ({ id, decidedAt }: (typeof rows)[number]) =>
      writeEntryKey({ day: decidedAt.toISOString().slice(0, 10), tail: id.slice(-12) });
    expect(pages.flat().map(({ key }) => key)).toEqual(rows.map(keyOf).toSorted().reverse());
  });

  it('of one rule or kind hold those and no others', async () => {
    await db.decision.createMany({
      data: [
        ...rowsOf(LOG_PAGE + 1, HOUR),
        ...rowsOf(3, DAY, { rule: 'harassment' }),
        ...rowsOf(2, DAY, { kind: 'keep', rule: null }),
      ],
    });
    const sizes = async (filter: LogFilter) =>
      (await readToTheEnd(filter)).map((page) => page.length);
    expect(await sizes({ by: 'rule', value: 'hate' })).toEqual([LOG_PAGE, 1]);
    expect(await sizes({ by: 'rule', value: 'harassment' })).toEqual([3]);
    expect(await sizes({ by: 'kind', value: 'keep' })).toEqual([2]);
    expect(await sizes({ by: 'kind', value: 'hide' })).toEqual([LOG_PAGE, 4]);
    expect(await sizes({ by: 'kind', value: 'warn' })).toEqual([0]);
  });

  it('do not lead on from what is no entry', async () => {
    const [row] = rowsOf(1, DAY, { undoneAt: NOW });
    if (!row) throw new Error('one row is made');
    await db.decision.create({ data: row });
    const undone = `2026-11-23-${row.id.slice(-12)}`;
    for (const after of ['-', newId(), '2026-13-40-000000000000', undone]) {
      expect(await readLogPage(null, after), after).toBeNull();
    }
  });
});
