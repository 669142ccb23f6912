import { describe, expect, it } from 'vitest';
import { figuresOf } from '../views.ts';
import { COLUMNS, type DownloadRow, downloadRows, toCsv, toJson } from './download.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const restriction = {
  month: '2026-11',
  source: 'report',
  automated: false,
  outcome: 'stands' as const,
  suspends: false,
};
const figures = figuresOf(
  {
    restrictions: [
      { ...restriction, rule: 'hate', count: 12 },
      { ...restriction, rule: 'harassment', count: 3 },
      { ...restriction, rule: 'unlawful', count: 2 },
    ],
    reports: [{ byVisitor: false, outcome: 'upheld', count: 3, withinDay: 1 }],
    medianSeconds: 3_600,
    appeals: [],
  },
  NOW,
);

describe('the files', () => {
  it('have each group, what is together, and all', () => {
    const byRule = downloadRows(figures).filter(({ figure }) => figure === 'restrictions-by-rule');
    expect(byRule.map(({ group, value, note }) => [group, value, note])).toEqual([
      ['hate', 12, ''],
      ['together', 5, 'some are fewer than five'],
      ['all', 17, ''],
    ]);
    expect(byRule[1]?.name).toContain('harassment; ');
  });

  it('leave a value out where it is not told, and say why', () => {
    const rows = downloadRows(figures);
    expect(rows.find(({ figure }) => figure === 'reports-by-outcome')).toMatchObject({
      group: 'all',
      value: null,
      note: 'fewer than five',
    });
    expect(rows.find(({ figure }) => figure === 'time-to-decision')?.value).toBeNull();
  });

  it('are the same rows as CSV and as JSON', () => {
    const rows = downloadRows(figures);
    const lines = toCsv(rows).trimEnd().split('\r\n');
    expect(lines[0]).toBe('"figure","group","name","value","unit","note"');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines).toContain('"restrictions-by-rule","hate","hate",12,"decisions",""');
    const json = toJson({ name: 'Off Call', url: 'https://offcall.example' }, figures);
    expect(json).toMatchObject({ rows, since: '2025-12-01', smallestGroup: 5, columns: COLUMNS });
  });

  it('hold no formula and no broken cell, whatever a name is', () => {
    const row: DownloadRow = {
      figure: '=1+1',
      group: '+1',
      name: '-1, "quoted"\r\nand a line',
      value: -1,
      unit: 'decisions',
      note: '@SUM(A1)',
    };
    expect(toCsv([row])).toContain(
      `"'=1+1","'+1","'-1, ""quoted""\r\nand a line",-1,"decisions","'@SUM(A1)"\r\n`,
    );
  });
});
