import type { Metadata } from 'next';
import { CaseDesk } from '#components/moderation/case-desk.tsx';
import { CaseHead } from '#components/moderation/case-head.tsx';
import { ItemTitle } from '#components/moderation/case-item.tsx';
import { DecidedNotice } from '#components/moderation/decided-notice.tsx';
import { FILTER_NAMES } from '#components/moderation/queue-filters.tsx';
import { QueueKeys } from '#components/moderation/queue-keys.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getRulingPermit } from '#lib/appeals/queries.ts';
import { type Beside, getBeside, getCase } from '#lib/moderation/queries/queue.ts';
import { getUndoable } from '#lib/moderation/queries/undoable.ts';
import {
  caseAddress,
  type QueueFilter,
  queueAddress,
  readFilter,
  readPlace,
} from '#lib/moderation/rules/queue.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { enterAsModerator } from '../../../enter-as-moderator.tsx';
import { one, type SearchParams } from '../../../read-address.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A case' };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** A case as a whole, with everything that can be decided about it. */
export default async function CasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const filter = readFilter(one(asked.filter));
  const here = caseAddress(id, filter);
  const { actor, now, refusal } = await enterAsModerator(here, 'A case');
  if (refusal) return refusal;
  const { personId } = actor;
  const found = await getCase(id, personId, now);
  if (!found) {
    answerWith(404);
    return <NothingHere />;
  }
  const place = readPlace(found.place);
  const [beside, undoable, ruling] = await Promise.all([
    place ? getBeside({ filter, personId, now }, place) : { next: null, previous: null },
    personId === null ? null : getUndoable(personId, now),
    found.appeal ? getRulingPermit(actor, found.appeal.id, now) : null,
  ]);
  // Undone, it is to be decided again.
  const back = undoable?.caseId ? caseAddress(undoable.caseId, filter) : here;
  const next = beside.next ? caseAddress(beside.next, filter) : queueAddress(filter);
  return (
    <Column width="wide" className="pb-16">
      <PageHeading
        above={
          <a href={queueAddress(filter)}>
            {filter === 'all' ? 'Moderation' : `Moderation: ${FILTER_NAMES[filter]}`}
          </a>
        }
      >
        <ItemTitle item={found.item} />
      </PageHeading>
      <DecidedNotice undoable={undoable} done={one(asked.done)} next={back} />
      <CaseHead found={found} now={now} />
      <Around beside={beside} filter={filter} />
      <QueueKeys cases={[found.id]} />
      <CaseDesk
        found={found}
        caseId={found.id}
        here={here}
        next={next}
        isAdmin={actor.kinds.includes('admin')}
        ruling={ruling}
      />
    </Column>
  );
}

/** Links to the cases beside this one, for j and k. */
function Around({ beside, filter }: { beside: Beside; filter: QueueFilter }) {
  return (
    <nav aria-label="Cases" className="my-3 flex flex-wrap gap-x-6 text-meta" data-screen-only>
      {/* On a phone the forms stand below all that is known. */}
      <a href="#decide" className="inline-flex min-h-9 items-center lg:hidden">
        Decide
      </a>
      {beside.previous ? (
        <a
          href={caseAddress(beside.previous, filter)}
          rel="prev"
          data-key="k"
          className="inline-flex min-h-9 items-center"
        >
          Case before
        </a>
      ) : null}
      {beside.next ? (
        <a
          href={caseAddress(beside.next, filter)}
          rel="next"
          data-key="j"
          className="inline-flex min-h-9 items-center"
        >
          Next case
        </a>
      ) : null}
    </nav>
  );
}
