import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { filterName, type LogFilter, logAddress } from '#lib/moderation/rules/log.ts';
import type { LogPage } from '#lib/moderation/views.ts';
import { LogFilters } from './log-filters.tsx';
import { LogList } from './log-list.tsx';

type LogViewProps = {
  page: LogPage;
  /** Of which decisions; null: of all. */
  filter: LogFilter | null;
  /** Whether these are the newest entries. */
  isFirst: boolean;
};

/** A page of the public log. */
export function LogView({ page, filter, isFirst }: LogViewProps) {
  return (
    <Column className="pb-16">
      <PageHeading lead="What was decided here about comments, essays and members.">
        Moderation log
      </PageHeading>
      {isFirst && filter === null ? <Introduction /> : <WayBack {...{ filter, isFirst }} />}
      <LogFilters filter={filter} />
      {page.entries.length === 0 ? (
        <p className="border-y border-line py-6 text-soft">
          {filter === null
            ? 'Nothing has been decided yet.'
            : 'Nothing like this has been decided.'}
        </p>
      ) : (
        <LogList entries={page.entries} />
      )}
      {page.older ? (
        <p data-screen-only className="mt-8">
          <ButtonLink rel="next" href={logAddress(filter, page.older)}>
            Older entries
          </ButtonLink>
        </p>
      ) : null}
    </Column>
  );
}

function Introduction() {
  return (
    <div className="mb-8 space-y-4">
      <p>
        Every decision is written down here: in which role it was taken, what was done, by which of
        the <a href="/rules">house rules</a>, and what an appeal came to. Whoever it is about is
        told the whole reason.
      </p>
      <p>
        Nobody is named, neither the member nor the moderator, and nothing that was said is
        repeated. For each decision there is a day and no hour, and the decisions of one day stand
        in no order of time, so that nobody can be told from the moment.
      </p>
      <p>
        The <a href="/transparency">figures of the last twelve months</a> come from the same
        records. The log has a <a href="/moderation/log/feed.xml">feed</a>.
      </p>
    </div>
  );
}

function WayBack({ filter, isFirst }: Pick<LogViewProps, 'filter' | 'isFirst'>) {
  return (
    <p className="mb-8">
      {filter ? (
        <>
          Only “{filterName(filter)}”. <a href="/moderation/log">The whole log</a>
        </>
      ) : null}
      {filter && !isFirst ? ', ' : null}
      {isFirst ? null : <a href={logAddress(filter)}>the newest entries</a>}
    </p>
  );
}
