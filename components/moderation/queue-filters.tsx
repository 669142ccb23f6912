import { QUEUE_FILTERS, type QueueFilter, queueAddress } from '#lib/moderation/rules/queue.ts';
import type { QueueCounts } from '#lib/moderation/views.ts';

export const FILTER_NAMES: Record<QueueFilter, string> = {
  all: 'All',
  danger: 'Patient privacy and danger',
  reports: 'Reports',
  held: 'Held',
  appeals: 'Appeals',
  mine: 'Mine',
  unclaimed: 'Unclaimed',
};

/** What the queue can be narrowed to, each with how many cases there are. */
export function QueueFilters({ chosen, counts }: { chosen: QueueFilter; counts: QueueCounts }) {
  return (
    <nav aria-label="Show" className="mb-4" data-screen-only>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {QUEUE_FILTERS.map((filter) => (
          <li key={filter}>
            <a
              href={queueAddress(filter)}
              aria-current={filter === chosen ? 'page' : undefined}
              className="inline-flex min-h-9 items-center gap-1.5 text-meta aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:decoration-2"
            >
              {FILTER_NAMES[filter]}
              <span
                className={`tabular-nums ${isPressing(filter, counts) ? 'font-semibold text-danger' : 'text-soft'}`}
              >
                {counts[filter].toLocaleString('en-GB')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const isPressing = (filter: QueueFilter, counts: QueueCounts) =>
  filter === 'danger' && counts.danger > 0;
