import { DAY, HOUR, MINUTE, SECOND } from '#lib/kernel/time.ts';
import type { ToldCount, ToldCounts } from '#lib/transparency/rules/small-groups.ts';
import {
  type BY_MONTH,
  type DivisionKey,
  groupName,
  type Unit,
} from '#lib/transparency/rules/tables.ts';

type Table = DivisionKey | typeof BY_MONTH;

/** "hate; off topic or spam": names have an "or" of their own. */
export function nameList(table: Table, keys: readonly string[]): string {
  return keys.map((key) => groupName(table, key)).join('; ');
}

/** What a bar is called that stands for several groups. */
export function putTogether(keys: readonly string[]): string {
  return keys.length === 1 ? 'not told by itself' : `${keys.length} groups together`;
}

/** A count in words where it is not a number to be told. */
export function countInWords(count: ToldCount): string {
  return count === null ? 'fewer than five' : count.toLocaleString('en-GB');
}

/** What stands in a chart's place. */
export function tooFew(unit: Unit, total: ToldCount): string {
  if (total === 0) return `No ${unit} in these twelve months.`;
  if (total === null) return `Fewer than five ${unit} so far: too few to tell more.`;
  return `${total.toLocaleString('en-GB')} ${unit}, in groups that are too small to be told one by one.`;
}

/** What one sees in a chart, for whoever does not see it. */
export function describeTable(table: Table, unit: Unit, counts: ToldCounts<string>): string {
  const { groups, together, total } = counts;
  const parts = groups.map(
    ({ key, count }) => `${groupName(table, key)} ${count.toLocaleString('en-GB')}`,
  );
  const rest = together ? [`${nameList(table, together.keys)} together ${together.count}`] : [];
  return `${countInWords(total)} ${unit}: ${[...parts, ...rest].join('; ')}.`;
}

/** "40 minutes", "3 hours", "2 days", rounded to what a person remembers. */
export function waitInWords(seconds: number): string {
  const ms = seconds * SECOND;
  if (ms < MINUTE) return 'under a minute';
  if (ms < HOUR - MINUTE / 2) return count(Math.round(ms / MINUTE), 'minute');
  if (ms < 2 * DAY) return count(Math.round(ms / HOUR), 'hour');
  return count(Math.round(ms / DAY), 'day');
}

const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;
