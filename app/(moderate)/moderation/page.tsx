import type { Metadata } from 'next';
import { CaseList } from '#components/moderation/case-list.tsx';
import { DecidedNotice } from '#components/moderation/decided-notice.tsx';
import { DecisionList } from '#components/moderation/decision-list.tsx';
import { ImportList } from '#components/moderation/import-list.tsx';
import { NothingWaits } from '#components/moderation/nothing-waits.tsx';
import { FILTER_NAMES, QueueFilters } from '#components/moderation/queue-filters.tsx';
import { QueueKeys } from '#components/moderation/queue-keys.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { countQueue, getQueuePage } from '#lib/moderation/queries/queue.ts';
import { getUndoable } from '#lib/moderation/queries/undoable.ts';
import { listHeldImports, listLatestDecisions } from '#lib/moderation/queries.ts';
import { queueAddress, readFilter, readPlace } from '#lib/moderation/rules/queue.ts';
import { enterAsModerator } from '../enter-as-moderator.tsx';
import { one, type SearchParams } from '../read-address.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Moderation' };

/** The queue: what needs a moderator, most urgent first. */
export default async function ModerationPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const filter = readFilter(one(asked.filter));
  const after = readPlace(one(asked.after));
  const here = queueAddress(filter, after);
  const { actor, now, refusal } = await enterAsModerator(here, 'Moderation');
  if (refusal) return refusal;
  const { personId } = actor;
  const [page, counts, undoable, imports, decisions] = await Promise.all([
    getQueuePage({ filter, personId, now }, after),
    countQueue(personId, now),
    personId === null ? null : getUndoable(personId, now),
    listHeldImports(),
    listLatestDecisions(),
  ]);
  const done = one(asked.done);
  return (
    <Column width="wide" className="pb-16">
      <PageHeading>Moderation</PageHeading>
      <nav aria-label="For moderators" className="-mt-4 mb-6" data-screen-only>
        <ul className="flex flex-wrap gap-x-5 text-meta">
          {LINKS.map(({ href, text }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-9 items-center">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {done === 'released' && undoable === null ? (
        <Notice live kind="success" className="mb-5">
          <p>Released. Everybody can read it now.</p>
        </Notice>
      ) : null}
      <DecidedNotice undoable={undoable} done={done} next={here} />
      <section aria-labelledby="queue">
        <h2 id="queue" className="mb-2 text-title font-semibold">
          {filter === 'all' ? 'What waits' : FILTER_NAMES[filter]}
        </h2>
        <QueueFilters chosen={filter} counts={counts} />
        <QueueKeys cases={page.cases.map(({ id }) => id)} />
        {after ? (
          <p className="mt-3 text-meta">
            <a href={queueAddress(filter)}>The most urgent ones</a>
          </p>
        ) : null}
        {page.cases.length === 0 ? (
          <NothingWaits filter={filter} isFurtherPage={after !== null} />
        ) : (
          <CaseList page={page} filter={filter} here={here} now={now} />
        )}
      </section>
      {imports.length > 0 ? (
        <section aria-labelledby="held" className="mt-12 max-w-text">
          <h2 id="held" className="mb-3 text-title font-semibold">
            Waiting for consent
          </h2>
          <ImportList imports={imports} />
        </section>
      ) : null}
      <details className="mt-12 max-w-text">
        <summary className="flex min-h-11 items-center text-lead font-semibold">
          Latest decisions about comments
        </summary>
        {decisions.length === 0 ? (
          <p className="text-soft">
            Nothing has been decided yet. To hide a comment, open it in its discussion and choose
            “Hide”, or “More” and then “Hide it from readers”.
          </p>
        ) : (
          <DecisionList decisions={decisions} leadsTo="hide" />
        )}
      </details>
    </Column>
  );
}

const LINKS = [
  { href: '/moderation/words', text: 'Word rules' },
  { href: '/moderation/log', text: 'Public log' },
  { href: '/transparency', text: 'Figures' },
  { href: '/rules', text: 'House rules' },
];
