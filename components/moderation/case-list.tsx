import { ButtonLink } from '#components/ui/button.tsx';
import { type QueueFilter, queueAddress, readPlace } from '#lib/moderation/rules/queue.ts';
import type { QueueView } from '#lib/moderation/views.ts';
import { BulkForm } from './bulk-form.tsx';
import { CaseCard } from './case-card.tsx';

type CaseListProps = {
  page: QueueView;
  filter: QueueFilter;
  /** The address of this page of the queue. */
  here: string;
  now: Date;
};

/** A page of the queue, with what can be done to several cases at once. */
export function CaseList({ page: { cases, next }, filter, here, now }: CaseListProps) {
  return (
    <>
      <ol className="divide-y divide-line border-b border-line">
        {cases.map((found, index) => (
          <li key={found.id}>
            <CaseCard found={found} index={index} filter={filter} here={here} now={now} />
          </li>
        ))}
      </ol>
      <BulkForm />
      {next ? (
        <p data-screen-only className="mt-6">
          <ButtonLink rel="next" href={queueAddress(filter, readPlace(next))}>
            Less urgent ones
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
