import { percent } from '#components/ui/percent.ts';
import type { ToldCounts } from '#lib/transparency/rules/small-groups.ts';
import type { Figures } from '#lib/transparency/views.ts';
import { countInWords, waitInWords } from './words.ts';

/** What stands here as long as there are too few to say it. */
const NOT_YET = '–';

/** The figures that most people come for. */
export function AtAGlance({ figures }: { figures: Figures }) {
  const { tables, medianSeconds, suspensions } = figures;
  const facts = [
    { name: 'restrictions', value: countInWords(tables['restrictions-by-rule'].total) },
    {
      name: 'of restrictions by an automatic rule',
      value: shareOf(tables['restrictions-by-source'], 'automatic'),
    },
    { name: 'suspensions', value: suspensions },
    { name: 'reports', value: countInWords(tables['reports-by-outcome'].total) },
    { name: 'of reports upheld', value: shareOf(tables['reports-by-outcome'], 'upheld') },
    {
      name: 'from a report to its decision (median)',
      value: medianSeconds === null ? NOT_YET : waitInWords(medianSeconds),
    },
    {
      name: 'of reports decided within a day',
      value: shareOf(tables['reports-by-wait'], 'within-a-day'),
    },
    { name: 'appeals', value: countInWords(tables['appeals-by-outcome'].total) },
    {
      name: 'of appeals with the decision taken back',
      value: shareOf(tables['appeals-by-outcome'], 'taken-back'),
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

/** A group's share of all; a dash where either is not told. */
function shareOf({ total, groups }: ToldCounts<string>, key: string): string {
  const group = groups.find((each) => each.key === key);
  return group && total ? percent(group.count, total) : NOT_YET;
}
