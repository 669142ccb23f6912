import type { ReactNode } from 'react';
import type { ToldCounts } from '#lib/transparency/rules/small-groups.ts';
import {
  BY_MONTH,
  type DivisionKey,
  groupName,
  type Unit,
} from '#lib/transparency/rules/tables.ts';
import { BarChart } from './bar-chart.tsx';
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

const CELL = 'border-b border-line py-1.5';

function Rows({ table, title, unit, counts }: Omit<FigureProps, 'children'>) {
  const { together, total } = counts;
  return (
    <details>
      <summary className="py-2.5 text-meta text-soft hover:text-ink">The same as a table</summary>
      <table className="mt-1 mb-4 w-full border-collapse text-meta">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${CELL} border-edge text-start font-semibold`}>
              {table === BY_MONTH ? 'Month' : 'Group'}
            </th>
            <th scope="col" className={`${CELL} border-edge text-end font-semibold`}>
              {startOfSentence(unit)}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(table, counts).map(({ key, count }) => (
            <Row key={key} name={groupName(table, key)} count={count} />
          ))}
          {together ? (
            <Row name={`together: ${nameList(table, together.keys)}`} count={together.count} />
          ) : null}
          <Row name="all" count={total ?? 0} />
        </tbody>
      </table>
    </details>
  );
}

function Row({ name, count }: { name: string; count: number }) {
  return (
    <tr>
      <th scope="row" className={`${CELL} pe-4 text-start font-normal`}>
        {startOfSentence(name)}
      </th>
      <td className={`${CELL} text-end align-top tabular-nums`}>{count.toLocaleString('en-GB')}</td>
    </tr>
  );
}

const startOfSentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
