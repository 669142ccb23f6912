import { scaleLinear } from 'd3-scale';
import { percent } from './percent.ts';
import { startOfSentence } from './start-of-sentence.ts';

export type Bar = { key: string; name: string; count: number };

type BarChartProps = {
  /** The start of the ids in it; once on a page. */
  id: string;
  title: string;
  /** What one sees, in a sentence: it is what a screen reader gets. */
  description: string;
  bars: Bar[];
  /** Of all: the length of the whole line. */
  total: number;
};

// In rem, so that it grows with the reader's own size of text; widths are parts of a hundred, so
// that nothing is scaled and every word keeps its size on a phone.
const ROW = 3.25;
const BASELINE = 1.25;
const BAR_TOP = 1.75;
const BAR_HEIGHT = 0.75;
/** Room at the end of a line for "100%". */
const SHARE = 3;
/** What is not nothing can be seen. */
const THINNEST = 0.6;

/** Bars from left to right, each below its name: a line is all, and the bar its part of it. */
export function BarChart({ id, title, description, bars, total }: BarChartProps) {
  const width = scaleLinear([0, Math.max(1, total)], [0, 100]);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      width="100%"
      height={`${bars.length * ROW}rem`}
      className="block overflow-visible text-meta"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {bars.map(({ key, name, count }, index) => (
        <g key={key}>
          <text x="0" y={`${index * ROW + BASELINE}rem`} className="fill-ink">
            {startOfSentence(name)}
          </text>
          <text
            x="100%"
            dx={`-${SHARE}em`}
            y={`${index * ROW + BASELINE}rem`}
            textAnchor="end"
            className="fill-ink font-semibold tabular-nums"
          >
            {count.toLocaleString('en-GB')}
          </text>
          <text
            x="100%"
            y={`${index * ROW + BASELINE}rem`}
            textAnchor="end"
            className="fill-soft tabular-nums"
          >
            {percent(count, total)}
          </text>
          <rect
            y={`${index * ROW + BAR_TOP}rem`}
            width="100%"
            height={`${BAR_HEIGHT}rem`}
            rx="2"
            className="fill-sunken"
          />
          {count > 0 ? (
            <rect
              y={`${index * ROW + BAR_TOP}rem`}
              width={`${Math.max(width(count), THINNEST).toFixed(2)}%`}
              height={`${BAR_HEIGHT}rem`}
              rx="2"
              className="fill-accent"
            />
          ) : null}
        </g>
      ))}
    </svg>
  );
}
