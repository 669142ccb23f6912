import { bulkField } from '#lib/moderation/rules/bulk.ts';
import { caseAddress, type QueueFilter } from '#lib/moderation/rules/queue.ts';
import type { CaseView } from '#lib/moderation/views.ts';
import { actsOf } from './acts-of-case.ts';
import { BULK_FORM } from './bulk-form-id.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseHead } from './case-head.tsx';
import { ItemBody, ItemTitle } from './case-item.tsx';
import { Earlier, Notes, Reports } from './case-said.tsx';

type CaseCardProps = {
  found: CaseView;
  /** Where it stands on the page, from 0. */
  index: number;
  filter: QueueFilter;
  /** The page of the queue that this stands on. */
  here: string;
  now: Date;
};

/** A case in the queue: what it is about, what was said about it, and what can be done. */
export function CaseCard({ found, index, filter, here, now }: CaseCardProps) {
  const titleId = `case-${found.id}`;
  const address = caseAddress(found.id, filter);
  return (
    <article
      data-case={found.id}
      // Where the keys j and k lead to.
      tabIndex={-1}
      aria-labelledby={titleId}
      className="scroll-my-4 border-l-4 border-transparent py-5 pl-3 data-at:border-accent sm:pl-4"
    >
      <div className="flex gap-3">
        <label className="-m-1 flex size-7 shrink-0 cursor-pointer items-center justify-center p-1">
          <input
            type="checkbox"
            name={bulkField(index)}
            value={found.id}
            form={BULK_FORM}
            data-key="x"
            disabled={found.origin === 'appeal'}
            className="size-4.5"
          />
          <span className="sr-only">
            Choose <ItemTitle item={found.item} />
          </span>
        </label>
        <div className="min-w-0 grow">
          <CaseHead found={found} now={now} />
          <h3 id={titleId} className="mt-1 text-lead font-semibold wrap-anywhere">
            <a href={address} className="text-ink no-underline hover:underline">
              <ItemTitle item={found.item} />
            </a>
          </h3>
        </div>
      </div>
      <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-3">
          <ItemBody item={found.item} clipped />
          {found.appeal ? (
            <figure className="border-l-2 border-accent pl-3">
              <figcaption className="text-meta text-soft">What the person says</figcaption>
              <blockquote className="overflow-clip whitespace-pre-line wrap-anywhere">
                {found.appeal.text}
              </blockquote>
            </figure>
          ) : null}
        </div>
        <div className="min-w-0 space-y-3 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Reports reports={found.reports} />
          <Earlier earlier={found.earlier} />
          <Notes notes={found.notes} />
        </div>
        <div className="min-w-0">
          <CaseActs acts={actsOf(found, address, here)} />
        </div>
      </div>
    </article>
  );
}
