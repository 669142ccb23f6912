import type { AxisLabel } from '#components/ui/column-chart.tsx';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const longFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const MONDAY = 1;
const WEEK_DAYS = 7;

/** "22 November 2026" for "2026-11-22". */
export const dayInWords = (day: string) => longFormat.format(new Date(day));

/** Below the columns of days: each Monday. */
export function dayLabels(day: string): AxisLabel[] {
  const at = new Date(day);
  return at.getUTCDay() === MONDAY ? [{ line: 1, text: dayFormat.format(at), show: 'always' }] : [];
}

/** Below the columns of weeks: the first Monday of each month, and the year where it begins. */
export function weekLabels(monday: string, index: number): AxisLabel[] {
  const at = new Date(monday);
  if (at.getUTCDate() > WEEK_DAYS) return [];
  // Three letters, in September too.
  const month: AxisLabel = { line: 1, text: monthFormat.format(at).slice(0, 3), show: 'always' };
  const isFirst = at.getUTCMonth() === 0 || index < WEEK_DAYS - 2;
  const year: AxisLabel = { line: 2, text: String(at.getUTCFullYear()), show: 'always' };
  return isFirst ? [month, year] : [month];
}
