import { scaleBand, scaleLinear } from 'd3-scale';
import { shortMonthName } from '#lib/transparency/rules/tables.ts';

type MonthChartProps = {
  id: string;
  title: string;
  description: string;
  /** "2026-11", the oldest first; count is null where a month is not told by itself. */
  months: { key: string; count: number | null }[];
};

// Heights in rem, widths in parts of a hundred, as in bar-chart.tsx.
const TOP = 1.4;
const FLOOR = 11;
const HEIGHT = 14.2;
const LABEL = FLOOR + 1.3;
const YEAR = FLOOR + 2.6;
/** Where the columns begin: left of it stand the numbers of the lines. */
const FROM = 10;
const LINES = 4;

/** A column for each month, on lines that say how many. */
export function MonthChart({ id, title, description, months }: MonthChartProps) {
  const most = Math.max(LINES, ...months.map(({ count }) => count ?? 0));
  const y = scaleLinear([0, most], [FLOOR, TOP]).nice(LINES);
  const x = scaleBand(
    months.map(({ key }) => key),
    [FROM, 100],
  ).padding(0.3);
  const lines = y.ticks(LINES).filter(Number.isInteger);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      width="100%"
      height={`${HEIGHT}rem`}
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
      {months.map(({ key, count }, index) => {
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
            <MonthLabel {...{ months, index, middle }} />
          </g>
        );
      })}
    </svg>
  );
}

/** On a phone there is room for the name of every third month. */
const EVERY = 3;

/** A month's name below its column, and the year where it begins to hold. */
function MonthLabel({
  months,
  index,
  middle,
}: Pick<MonthChartProps, 'months'> & { index: number; middle: string }) {
  const year = yearAt(months, index);
  const onPhone = index % EVERY === EVERY - 1;
  const yearWide = year !== yearAt(months, index - 1);
  const yearOnPhone = onPhone && year !== yearAt(months, index - EVERY);
  return (
    <>
      <text
        x={middle}
        y={`${LABEL}rem`}
        textAnchor="middle"
        className={`fill-soft ${onPhone ? '' : 'hidden sm:inline'}`}
      >
        {shortMonthName(months[index]?.key ?? '')}
      </text>
      {yearWide || yearOnPhone ? (
        <text
          x={middle}
          y={`${YEAR}rem`}
          textAnchor="middle"
          className={`fill-soft ${yearOnPhone ? '' : 'hidden'} ${yearWide ? 'sm:inline' : 'sm:hidden'}`}
        >
          {year}
        </text>
      ) : null}
    </>
  );
}

const yearAt = (months: MonthChartProps['months'], index: number) =>
  months[index]?.key.slice(0, 'YYYY'.length);
