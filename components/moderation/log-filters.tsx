import { filterName, LOG_FILTERS, type LogFilter, logAddress } from '#lib/moderation/rules/log.ts';

const GROUPS = [
  { by: 'rule', title: 'By house rule' },
  { by: 'kind', title: 'By what was done' },
] as const;

/** Links to the parts of the log, folded: most readers want all of it. */
export function LogFilters({ filter }: { filter: LogFilter | null }) {
  return (
    <details className="mb-8 border-y border-line" data-screen-only>
      <summary className="py-2.5 text-meta text-soft hover:text-ink">Show only some</summary>
      <nav aria-label="Parts of the log" className="grid gap-x-8 gap-y-4 pb-4 sm:grid-cols-2">
        {GROUPS.map(({ by, title }) => (
          <div key={by}>
            <p className="text-meta font-semibold">{title}</p>
            <ul className="flex flex-wrap gap-x-4">
              {LOG_FILTERS.filter((each) => each.by === by).map((each) => (
                <li key={each.value}>
                  <a
                    href={logAddress(each)}
                    aria-current={each.value === filter?.value ? 'page' : undefined}
                    className="inline-block py-1 text-meta aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
                  >
                    {filterName(each)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </details>
  );
}
