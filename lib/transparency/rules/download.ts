import type { Figures } from '../views.ts';
import { SMALLEST_GROUP, type ToldCount } from './small-groups.ts';
import { BY_MONTH, type DivisionKey, divisions, groupName, type Unit } from './tables.ts';

/** The columns of the files, and what each holds. */
export const COLUMNS = {
  figure: 'which figure the row belongs to',
  group: 'a key: a rule, a source, a month as in 2026-11; “all”, or “together” for several groups',
  name: 'the same in words; of several groups all their names',
  value: 'how many; empty where that is not told',
  unit: 'what was counted: decisions, reports or appeals; or seconds',
  note: 'why there is no value, or about how much it is',
} as const;

export type DownloadRow = {
  figure: string;
  group: string;
  name: string;
  value: ToldCount;
  unit: Unit;
  note: string;
};

const FEWER = 'fewer than five';

/** Every figure as rows, those of one figure together. */
export function downloadRows({ tables, medianSeconds, suspensions }: Figures): DownloadRow[] {
  const inTables = [BY_MONTH, ...(Object.keys(divisions) as DivisionKey[])] as const;
  return [
    ...inTables.flatMap((figure) => tableRows(figure, tables[figure])),
    {
      figure: 'time-to-decision',
      group: 'median',
      name: 'from a report to its decision (median)',
      value: medianSeconds,
      unit: 'seconds',
      note: medianSeconds === null ? `${FEWER} are decided` : '',
    },
    {
      figure: 'suspensions',
      group: 'all',
      name: 'suspensions of a member',
      value: null,
      unit: 'decisions',
      note: suspensions,
    },
  ];
}

function tableRows(
  figure: DivisionKey | typeof BY_MONTH,
  { total, groups, together }: Figures['tables'][DivisionKey],
): DownloadRow[] {
  const unit: Unit = figure === BY_MONTH ? 'decisions' : divisions[figure].unit;
  const nameOf = (key: string) => groupName(figure, key);
  const row = (group: string, name: string, value: ToldCount, note = '') => ({
    figure,
    group,
    name,
    value,
    unit,
    note,
  });
  return [
    ...groups.map(({ key, count }) => row(key, nameOf(key), count)),
    ...(together
      ? [row('together', together.keys.map(nameOf).join('; '), together.count, `some are ${FEWER}`)]
      : []),
    row('all', 'all', total, total === null ? FEWER : ''),
  ];
}

/** The rows as a table of text (RFC 4180), the columns' names first. */
export function toCsv(rows: readonly DownloadRow[]): string {
  const names = Object.keys(COLUMNS) as (keyof DownloadRow)[];
  const lines = [names.map(cell), ...rows.map((row) => names.map((name) => cell(row[name])))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/**
 * A cell. A program that opens the file may take a text that begins like this for a formula, so it
 * gets an apostrophe before it.
 */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: string | ToldCount): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** The same as JSON, with what one has to know to read it. */
export function toJson(site: { name: string; url: string }, figures: Figures): object {
  return {
    about: `What moderation did at ${site.name}: ${site.url}/transparency`,
    since: figures.since,
    countedOn: figures.countedOn,
    smallestGroup: SMALLEST_GROUP,
    columns: COLUMNS,
    rows: downloadRows(figures),
  };
}
