import type { ReactNode } from 'react';
import { BarChart } from '#components/ui/bar-chart.tsx';
import { FigureTable } from '#components/ui/figure-table.tsx';
import type { ToldCounts } from '#lib/transparency/rules/small-groups.ts';
import {
  BY_MONTH,
  type DivisionKey,
  groupName,
  type Unit,
} from '#lib/transparency/rules/tables.ts';
import { MonthChart } from './month-chart.tsx';
import { describeTable, nameList, putTogether, tooFew } from './words.ts';

type FigureProps = {
  table: DivisionKey | typeof BY_MONTH;
  title: string;
  unit: Unit;
  counts: ToldCounts<string>;
  /** What it means and how it is counted. */
  children: ReactNode;
};

/** One figure: what it means, the chart, and the same as a table. */
export function Figure({ table, title, unit, counts, children }: FigureProps) {
  return (
    <section aria-labelledby={`${table}-heading`} className="mt-12">
      <h3 id={`${table}-heading`} className="mb-2 text-title font-semibold">
        {title}
      </h3>
      {children ? <div className="mb-5 text-soft">{children}</div> : null}
      {isEmpty(counts) ? (
        <p className="border-y border-line py-4 text-soft">{tooFew(unit, counts.total)}</p>
      ) : (
        <>
          <Chart {...{ table, title, unit, counts }} />
          {counts.together ? <Together {...{ table, unit }} {...counts.together} /> : null}
          <Rows {...{ table, title, unit, counts }} />
        </>
      )}
    </section>
  );
}

/** Nothing was counted, or all of it is in one heap: there is nothing to draw. */
const isEmpty = ({ total, groups }: ToldCounts<string>) =>
  total === null || total === 0 || groups.length === 0;

function Chart({ table, title, unit, counts }: Omit<FigureProps, 'children'>) {
  const chart = { id: table, title, description: describeTable(table, unit, counts) };
  if (table === BY_MONTH) {
    const told = new Map(counts.groups.map(({ key, count }) => [key, count]));
    const keys = [...told.keys(), ...(counts.together?.keys ?? [])].sort();
    const months = keys.map((key) => ({ key, count: told.get(key) ?? null }));
    return <MonthChart {...chart} months={months} />;
  }
  return <BarChart {...chart} bars={barsOf(table, counts)} total={counts.total ?? 0} />;
}

/** Months as they came, everything else with the largest first. */
const inOrder = (table: FigureProps['table'], { groups }: ToldCounts<string>) =>
  table === BY_MONTH ? groups : groups.toSorted((one, other) => other.count - one.count);

/** What was put together comes last. */
function barsOf(table: DivisionKey, counts: ToldCounts<string>) {
  const { together } = counts;
  const bars = inOrder(table, counts).map(({ key, count }) => ({
    key,
    name: groupName(table, key),
    count,
  }));
  if (!together) return bars;
  return [...bars, { key: 'together', name: putTogether(together.keys), count: together.count }];
}

type TogetherProps = Pick<FigureProps, 'table' | 'unit'> & { keys: string[]; count: number };

/** Which groups are not told one by one. */
function Together({ table, unit, keys, count }: TogetherProps) {
  return (
    <p className="mt-1 mb-3 text-meta text-soft">
      {table === BY_MONTH ? (
        <span aria-hidden="true" className="text-accent">
          ○{' '}
        </span>
      ) : null}
      {`Put together, because some are fewer than five: ${nameList(table, keys)}. Together ${count.toLocaleString('en-GB')} ${unit}.`}
    </p>
  );
}

function Rows({ table, title, unit, counts }: Omit<FigureProps, 'children'>) {
  const { together, total } = counts;
  const row = (key: string, name: string, count: number) => ({ key, name, values: [count] });
  return (
    <FigureTable
      caption={title}
      head={[table === BY_MONTH ? 'Month' : 'Group', unit]}
      rows={[
        ...inOrder(table, counts).map(({ key, count }) => row(key, groupName(table, key), count)),
        ...(together
          ? [row('together', `together: ${nameList(table, together.keys)}`, together.count)]
          : []),
        row('all', 'all', total ?? 0),
      ]}
    />
  );
}
