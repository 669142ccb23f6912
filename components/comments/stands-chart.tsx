import { scaleLinear } from 'd3-scale';
import { STANCE_NAMES, type Stands, THOSE_WHO } from '#lib/comments/rules/stances.ts';
import { voicesPage } from '#lib/comments/rules/voice-addresses.ts';

type StandsChartProps = { slug: string; stands: Stands };

// In rem, so that it grows with the reader's own size of text; widths are parts of a hundred, so that
// nothing is scaled and every word keeps its size on a phone.
const ROW = 3.25;
const BASELINE = 1.25;
const BAR_TOP = 1.75;
const BAR_HEIGHT = 0.75;

const OTHERS = 'Something else';

/**
 * Where the people of a discussion stand: a bar for each, the longest as long as the page, and the
 * same as a table, from where each leads to what they wrote.
 */
export function StandsChart({ slug, stands }: StandsChartProps) {
  const rows = rowsOf(stands);
  const width = scaleLinear([0, Math.max(...rows.map(({ people }) => people))], [0, 100]);
  const said = rows.map(({ name, people }) => `${name}: ${people.toLocaleString('en-GB')}`);
  return (
    <>
      <svg
        role="img"
        aria-labelledby="stands-title stands-description"
        width="100%"
        height={`${rows.length * ROW}rem`}
        className="block overflow-visible text-meta"
      >
        <title id="stands-title">Where the people of this discussion stand</title>
        <desc id="stands-description">{`People who say each. ${said.join('; ')}.`}</desc>
        {rows.map(({ key, name, people }, index) => (
          <g key={key}>
            <text x="0" y={`${index * ROW + BASELINE}rem`} className="fill-ink">
              {name}
            </text>
            <text
              x="100%"
              y={`${index * ROW + BASELINE}rem`}
              textAnchor="end"
              className="fill-ink font-semibold tabular-nums"
            >
              {people.toLocaleString('en-GB')}
            </text>
            <rect
              y={`${index * ROW + BAR_TOP}rem`}
              width="100%"
              height={`${BAR_HEIGHT}rem`}
              rx="2"
              className="fill-sunken"
            />
            <rect
              y={`${index * ROW + BAR_TOP}rem`}
              width={`${width(people).toFixed(2)}%`}
              height={`${BAR_HEIGHT}rem`}
              rx="2"
              className={key === 'others' ? 'fill-edge' : 'fill-accent'}
            />
          </g>
        ))}
      </svg>
      <table className="mt-6 w-full border-collapse text-meta">
        <caption className="sr-only">Where the people of this discussion stand</caption>
        <thead>
          <tr>
            <th scope="col" className={`${CELL} border-edge pe-4 text-start font-semibold`}>
              They say
            </th>
            <th scope="col" className={`${CELL} border-edge pe-4 text-end font-semibold`}>
              People
            </th>
            <th scope="col" className={`${CELL} border-edge text-end font-semibold`}>
              Comments
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, people, comments }) => (
            <tr key={key}>
              <th scope="row" className={`${CELL} pe-4 text-start font-normal`}>
                {name}
              </th>
              <td className={`${CELL} pe-4 text-end tabular-nums`}>
                {people.toLocaleString('en-GB')}
              </td>
              <td className={`${CELL} text-end tabular-nums`}>
                {comments === null ? '–' : comments.toLocaleString('en-GB')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {stands.shared.map(({ stance }) => (
          <li key={stance}>
            <a href={voicesPage(slug, stance)} className="flex min-h-11 items-center">
              {`Voices of ${THOSE_WHO[stance]}`}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const CELL = 'border-b border-line py-1.5';

type Row = { key: string; name: string; people: number; comments: number | null };

function rowsOf({ shared, others }: Stands): Row[] {
  const rows: Row[] = shared.map(({ stance, people, comments }) => ({
    key: stance,
    name: STANCE_NAMES[stance],
    people,
    comments,
  }));
  if (others !== null) rows.push({ key: 'others', name: OTHERS, people: others, comments: null });
  return rows;
}
