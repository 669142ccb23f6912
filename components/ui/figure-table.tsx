import { startOfSentence } from './start-of-sentence.ts';

type FigureTableProps = {
  /** What it counts, for those who don't see where it stands. */
  caption: string;
  /** Names of the columns: of what the rows are, and of each of their values. */
  head: readonly [string, ...string[]];
  rows: readonly { key: string; name: string; values: readonly (number | string)[] }[];
};

const CELL = 'border-b border-line py-1.5';

/** What a chart shows as a table, folded below it. */
export function FigureTable({ caption, head: [first, ...others], rows }: FigureTableProps) {
  return (
    <details>
      <summary className="py-2.5 text-meta text-soft hover:text-ink">The same as a table</summary>
      <table className="mt-1 mb-4 w-full border-collapse text-meta">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${CELL} border-edge text-start font-semibold`}>
              {startOfSentence(first)}
            </th>
            {others.map((name) => (
              <th
                key={name}
                scope="col"
                className={`${CELL} border-edge ps-4 text-end font-semibold`}
              >
                {startOfSentence(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, values }) => (
            <tr key={key}>
              <th scope="row" className={`${CELL} pe-4 text-start font-normal`}>
                {startOfSentence(name)}
              </th>
              {values.map((value, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row has one value for each column
                  key={index}
                  className={`${CELL} text-end align-top tabular-nums`}
                >
                  {typeof value === 'number' ? value.toLocaleString('en-GB') : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
