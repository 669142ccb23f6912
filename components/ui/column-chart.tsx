import { scaleBand, scaleLinear } from 'd3-scale';

/** A word below a column: in the first or second line, everywhere or only where there is room. */
export type AxisLabel = { line: 1 | 2; text: string; show: 'always' | 'wide' | 'phone' };

export type ChartColumn = {
  key: string;
  /** Null where it is not told by itself: a ring stands there. */
  count: number | null;
  labels: readonly AxisLabel[];
};

type ColumnChartProps = {
  /** The start of the ids in it; once on a page. */
  id: string;
  title: string;
  /** What one sees, in a sentence: it is what a screen reader gets. */
  description: string;
  columns: readonly ChartColumn[];
  /** How much of its place a column leaves free. */
  gap?: number;
};

// Heights in rem, widths in parts of a hundred, as in bar-chart.tsx.
const TOP = 1.4;
const FLOOR = 11;
/** With one line of words below the columns, or with two. */
const HEIGHTS = { 1: 12.9, 2: 14.2 } as const;
const LABELS = { 1: FLOOR + 1.3, 2: FLOOR + 2.6 } as const;
/** Where the columns begin: left of it stand the numbers of the lines. */
const FROM = 10;
const LINES = 4;

const SHOWN = { always: '', wide: 'hidden sm:inline', phone: 'sm:hidden' } as const;

/** A column for each stretch of time, on lines that say how many. */
export function ColumnChart({ id, title, description, columns, gap = 0.3 }: ColumnChartProps) {
  const most = Math.max(LINES, ...columns.map(({ count }) => count ?? 0));
  const y = scaleLinear([0, most], [FLOOR, TOP]).nice(LINES);
  const x = scaleBand(
    columns.map(({ key }) => key),
    [FROM, 100],
  ).padding(gap);
  const hasTwo = columns.some(({ labels }) => labels.some(({ line }) => line === 2));
  const lines = y.ticks(LINES).filter(Number.isInteger);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      width="100%"
      height={`${HEIGHTS[hasTwo ? 2 : 1]}rem`}
      className="block overflow-visible text-small"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {lines.map((line) => (
        <g key={line}>
          <line
            x1="0"
            x2="100%"
            y1={`${y(line)}rem`}
            y2={`${y(line)}rem`}
            className={line === 0 ? 'stroke-edge' : 'stroke-line'}
          />
          <text x="0" y={`${y(line) - 0.3}rem`} className="fill-soft tabular-nums">
            {line.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
      {columns.map(({ key, count, labels }) => {
        const left = x(key) ?? 0;
        const middle = `${left + x.bandwidth() / 2}%`;
        return (
          <g key={key}>
            {count === null ? (
              <circle
                cx={middle}
                cy={`${FLOOR - 0.6}rem`}
                r="0.22rem"
                className="fill-paper stroke-accent"
                strokeWidth="1.5"
              />
            ) : (
              <rect
                x={`${left}%`}
                y={`${y(count)}rem`}
                width={`${x.bandwidth()}%`}
                height={`${FLOOR - y(count)}rem`}
                className="fill-accent"
              />
            )}
            {labels.map(({ line, text, show }) => (
              <text
                key={`${line} ${show}`}
                x={middle}
                y={`${LABELS[line]}rem`}
                textAnchor="middle"
                className={`fill-soft ${SHOWN[show]}`}
              >
                {text}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
