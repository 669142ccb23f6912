import type { ReactNode } from 'react';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { BY_MONTH, type DivisionKey, divisions } from '#lib/transparency/rules/tables.ts';
import type { Figures } from '#lib/transparency/views.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { Downloads } from './downloads.tsx';
import { Figure } from './figure.tsx';
import { LegalNote } from './legal-note.tsx';

const SECTION = 'mt-16 font-serif text-section font-semibold';

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

      <h2 className={SECTION}>Restrictions</h2>
      <p className="mt-3">
        A restriction takes something from somebody: a comment, an essay or a name is hidden or held
        until a moderator has looked at it, a part of a text is blacked out, a discussion is locked
        or slowed down, a member is warned or suspended. Restoring, releasing and leaving things as
        they are is no restriction and not counted here.
      </p>
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
          Where members and visitors reported the same thing, the members are named.
        </p>,
      )}
      {figure(
        'restrictions-by-outcome',
        <p>
          A comment that was held and then let through is counted as released. A suspension that
          came to its end was not taken back.
        </p>,
      )}

      <h2 className={SECTION}>Reports</h2>
      <p className="mt-3">
        Each report by a member and each notice by a visitor is one, however many are about the same
        thing, by the day on which it was made.
      </p>
      {figure(
        'reports-by-outcome',
        <p>
          Upheld: something was done about what was reported. Plainly unfounded: it was so clearly
          wrong that three of them pause a member’s reports.
        </p>,
      )}
      {figure('reports-by-sender', <p>Visitors need no account for a notice.</p>)}
      {figure(
        'reports-by-wait',
        <p>
          From the report to the decision about it, of those that are decided. Half of them took no
          longer than the time given above.
        </p>,
      )}

      <h2 className={SECTION}>Appeals</h2>
      <p className="mt-3">
        Whoever a restriction is about can appeal within six months. Another moderator decides,
        where there is one.
      </p>
      {figure('appeals-by-outcome', <p>By the day on which the appeal was made.</p>)}

      <Downloads />
      <LegalNote />
    </Column>
  );
}
