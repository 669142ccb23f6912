import type { ReactNode } from 'react';
import { BarChart } from '#components/ui/bar-chart.tsx';
import { ColumnChart } from '#components/ui/column-chart.tsx';
import { FigureTable } from '#components/ui/figure-table.tsx';
import { percent } from '#components/ui/percent.ts';
import { DAYS, TOO_FEW_OPENINGS, WEEKS } from '#lib/reading/rules.ts';
import type { DayCount, ReadFigures as Figures } from '#lib/reading/views.ts';
import { dayInWords, dayLabels, weekLabels } from './day-words.ts';

/** How an essay is read, in figures. */
export function ReadFigures({ figures }: { figures: Figures }) {
  const { openings, byDay, byWeek, quarters, comments } = figures;
  return (
    <>
      <AtAGlance figures={figures} />
      <Figure id="by-day" title={`Openings in the last ${DAYS} days`}>
        <Columns
          id="by-day"
          title={`Openings in the last ${DAYS} days`}
          unit="openings"
          counts={byDay}
          labels={dayLabels}
          head="Day"
        />
      </Figure>
      <Figure id="by-week" title={`Openings in the last ${WEEKS} weeks`}>
        <Columns
          id="by-week"
          title={`Openings in the last ${WEEKS} weeks`}
          unit="openings"
          counts={byWeek}
          labels={weekLabels}
          head="Week from"
        />
      </Figure>
      <Figure
        id="quarters"
        title="Where readers stop"
        words="How often the end of each quarter of the text came into sight, since it was first counted. Some browsers (Firefox among them) don’t say it, so compare the quarters with each other rather than with the openings."
      >
        {quarters ? <Quarters quarters={quarters} openings={openings} /> : <TooFew {...figures} />}
      </Figure>
      <Figure
        id="comments"
        title={`Comments in the last ${DAYS} days`}
        words="By the day on which they were written; those that can be read now."
      >
        <Columns
          id="comments"
          title={`Comments in the last ${DAYS} days`}
          unit="comments"
          counts={comments.byDay}
          labels={dayLabels}
          head="Day"
        />
      </Figure>
    </>
  );
}

function AtAGlance({ figures: { openings, comments, saves } }: { figures: Figures }) {
  const facts = [
    { name: openings === 1 ? 'opening' : 'openings', value: openings.toLocaleString('en-GB') },
    {
      name: comments.total === 1 ? 'comment' : 'comments',
      value: comments.total.toLocaleString('en-GB'),
    },
    {
      name: 'people saved it for later',
      value: saves === null ? 'fewer than five' : saves.toLocaleString('en-GB'),
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y border-line py-6 sm:grid-cols-3">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex flex-col-reverse justify-end">
          <dt className="text-meta text-soft">{name}</dt>
          <dd className="font-serif text-section font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type FigureProps = { id: string; title: string; words?: string; children: ReactNode };

function Figure({ id, title, words, children }: FigureProps) {
  return (
    <section aria-labelledby={`${id}-heading`} className="mt-12">
      <h2 id={`${id}-heading`} className="mb-2 font-serif text-title font-semibold">
        {title}
      </h2>
      {words ? <p className="mb-5 text-soft">{words}</p> : null}
      {children}
    </section>
  );
}

type ColumnsProps = {
  id: string;
  title: string;
  unit: string;
  counts: DayCount[];
  labels: (day: string, index: number) => ReturnType<typeof dayLabels>;
  head: string;
};

const GAP = 0.25;

function Columns({ id, title, unit, counts, labels, head }: ColumnsProps) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return <p className="border-y border-line py-4 text-soft">No {unit} in this time.</p>;
  }
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one));
  return (
    <>
      <ColumnChart
        id={id}
        title={title}
        description={`${total.toLocaleString('en-GB')} ${unit}; the most, ${most.count.toLocaleString('en-GB')}, ${head === 'Day' ? 'on' : 'in the week from'} ${dayInWords(most.day)}.`}
        columns={counts.map(({ day, count }, index) => ({
          key: day,
          count,
          labels: labels(day, index),
        }))}
        gap={GAP}
      />
      <FigureTable
        caption={title}
        head={[head, unit]}
        rows={counts.map(({ day, count }) => ({
          key: day,
          name: dayInWords(day),
          values: [count],
        }))}
      />
    </>
  );
}

const QUARTER_NAMES = ['first quarter', 'half', 'three quarters', 'the end'];

function Quarters({
  quarters,
  openings,
}: Pick<Figures, 'openings'> & { quarters: NonNullable<Figures['quarters']> }) {
  const bars = quarters.map(({ quarter, count }) => ({
    key: String(quarter),
    name: QUARTER_NAMES[quarter - 1] ?? '',
    count,
  }));
  // Whoever comes to the discussion's other orders has not opened the page anew.
  const total = Math.max(openings, ...quarters.map(({ count }) => count));
  const title = 'Where readers stop';
  return (
    <>
      <BarChart
        id="quarters"
        title={title}
        description={`Of ${openings.toLocaleString('en-GB')} openings: ${bars.map(({ name, count }) => `${name} ${percent(count, total)}`).join('; ')}.`}
        bars={bars}
        total={total}
      />
      <FigureTable
        caption={title}
        head={['Read up to', 'how often', 'of all openings']}
        rows={bars.map(({ key, name, count }) => ({
          key,
          name,
          values: [count, percent(count, total)],
        }))}
      />
    </>
  );
}

function TooFew({ openings }: Pick<Figures, 'openings'>) {
  return (
    <p className="border-y border-line py-4 text-soft">
      {openings === 0
        ? 'Nobody has opened it since it is counted.'
        : `Too few to say: fewer than ${TOO_FEW_OPENINGS} openings so far.`}
    </p>
  );
}
