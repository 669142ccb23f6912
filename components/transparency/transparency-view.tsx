import type { ReactNode } from 'react';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ToldCounts } from '#lib/transparency/rules/small-groups.ts';
import {
  BY_MONTH,
  type DivisionKey,
  divisions,
  type Unit,
} from '#lib/transparency/rules/tables.ts';
import type { Figures } from '#lib/transparency/views.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { Downloads } from './downloads.tsx';
import { Figure } from './figure.tsx';
import { LegalNote } from './legal-note.tsx';
import { tooFew } from './words.ts';

/** What moderation did in the last twelve months, in figures. */
export function TransparencyView({ figures }: { figures: Figures }) {
  const { tables, since, countedOn } = figures;
  const figure = (table: DivisionKey, words: ReactNode) => (
    <Figure {...divisions[table]} table={table} counts={tables[table]}>
      {words}
    </Figure>
  );
  return (
    <Column className="pb-16">
      <PageHeading lead="How often something was hidden here, why, how soon, and how often that was wrong.">
        Moderation in figures
      </PageHeading>
      <div className="mb-8 space-y-4">
        <p>
          Everything since <Time at={`${since}T00:00:00Z`} />, counted on{' '}
          <Time at={`${countedOn}T00:00:00Z`} />, from the same records as the{' '}
          <a href="/moderation/log">moderation log</a>. What a moderator undid within the first
          minute is not counted.
        </p>
        <p>
          A number from one to four is not told, because few can be guessed at by those who know
          them. Small groups are put together with others until nobody can work them out.
        </p>
      </div>
      <AtAGlance figures={figures} />

      <Part
        title="Restrictions"
        unit="decisions"
        counts={tables[BY_MONTH]}
        words={
          <p>
            A restriction takes something from somebody: a comment, an essay or a name is hidden or
            held until a moderator has looked at it, a part of a text is blacked out, a discussion
            is locked or slowed down, a member is warned or suspended. Restoring, releasing and
            leaving things as they are is no restriction and not counted here.
          </p>
        }
      >
        <Figure
          table={BY_MONTH}
          title="Restrictions by month"
          unit="decisions"
          counts={tables[BY_MONTH]}
        >
          <p>By the day of the decision, in UTC. The last month is not over yet.</p>
        </Figure>
        {figure(
          'restrictions-by-rule',
          <p>
            By the one of the <a href="/rules">house rules</a> that the decision names. What a check
            holds before anybody could read it, and slowing a discussion down, names none.
          </p>,
        )}
        {figure(
          'restrictions-by-source',
          <p>
            An automatic rule never hides for good: it holds a comment, and a moderator looks at it.
            What members and visitors both reported is counted with the members.
          </p>,
        )}
        {figure(
          'restrictions-by-outcome',
          <p>
            Taken back by a moderator, or held and then let through, counts as “otherwise”. A
            suspension that came to its end was not taken back.
          </p>,
        )}
      </Part>
      <Part
        title="Reports"
        unit="reports"
        counts={tables['reports-by-outcome']}
        words={
          <p>
            Each report by a member and each notice by a visitor is one, however many are about the
            same thing, by the day on which it was made.
          </p>
        }
      >
        {figure(
          'reports-by-outcome',
          <p>
            Upheld: something was done about what was reported. Plainly unfounded: so clearly wrong
            that several of them pause a member’s reports.
          </p>,
        )}
        {figure(
          'reports-by-sender',
          <p>A visitor sends a notice, for which no account is needed.</p>,
        )}
        {figure(
          'reports-by-wait',
          <p>
            From the report to the decision about it, of those that are decided. Half of them took
            no longer than the median above.
          </p>,
        )}
      </Part>
      <Part
        title="Appeals"
        unit="appeals"
        counts={tables['appeals-by-outcome']}
        words={
          <p>
            Whoever a restriction is about can appeal within six months. Another moderator decides,
            where there is one. Counted by the day on which the appeal was made.
          </p>
        }
      >
        {figure('appeals-by-outcome', null)}
      </Part>

      <Downloads />
      <LegalNote />
    </Column>
  );
}

type PartProps = {
  title: string;
  unit: Unit;
  /** How many there are in all; with fewer than five there is nothing to show but that. */
  counts: ToldCounts<string>;
  words: ReactNode;
  children: ReactNode;
};

function Part({ title, unit, counts: { total }, words, children }: PartProps) {
  return (
    <>
      <h2 className="mt-16 mb-3 font-serif text-section font-semibold">{title}</h2>
      {words}
      {total ? (
        children
      ) : (
        <p className="mt-5 border-y border-line py-4 text-soft">{tooFew(unit, total)}</p>
      )}
    </>
  );
}
