import { type AxisLabel, ColumnChart } from '#components/ui/column-chart.tsx';
import { shortMonthName } from '#lib/transparency/rules/tables.ts';

type MonthChartProps = {
  id: string;
  title: string;
  description: string;
  /** "2026-11", the oldest first; count is null where a month is not told by itself. */
  months: { key: string; count: number | null }[];
};

/** A column for each month. */
export function MonthChart({ months, ...rest }: MonthChartProps) {
  const columns = months.map((month, index) => ({ ...month, labels: labelsOf(months, index) }));
  return <ColumnChart {...rest} columns={columns} />;
}

/** On a phone there is room for the name of every third month. */
const EVERY = 3;

/** A month's name below its column, and the year where it begins to hold. */
function labelsOf(months: MonthChartProps['months'], index: number): AxisLabel[] {
  const text = shortMonthName(months[index]?.key ?? '');
  const year = yearAt(months, index) ?? '';
  const onPhone = index % EVERY === EVERY - 1;
  const yearWide = year !== yearAt(months, index - 1);
  const yearOnPhone = onPhone && year !== yearAt(months, index - EVERY);
  return [
    { line: 1, text, show: onPhone ? 'always' : 'wide' },
    ...(yearWide ? [{ line: 2, text: year, show: 'wide' } as const] : []),
    ...(yearOnPhone ? [{ line: 2, text: year, show: 'phone' } as const] : []),
  ];
}

const yearAt = (months: MonthChartProps['months'], index: number) =>
  months[index]?.key.slice(0, 'YYYY'.length);
