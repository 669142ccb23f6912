import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { LogPage } from '#lib/moderation/views.ts';
import { LogList } from './log-list.tsx';

/** A page of the public log. `isFirst` is the one with the newest entries. */
export function LogView({ page, isFirst }: { page: LogPage; isFirst: boolean }) {
  return (
    <Column className="pb-16">
      <PageHeading lead="What moderators decided here, newest first.">Moderation log</PageHeading>
      {isFirst ? (
        <p className="mb-8">
          Every time a comment is hidden, restored or released, the decision is written down here:
          when, in which role, and by which of the <a href="/rules">house rules</a>. The log names
          no writer and no moderator, and it doesn’t say which comment it was or what it said. The
          writer is told the reason.
        </p>
      ) : (
        <p className="mb-8">
          <a href="/moderation/log">The newest entries</a>
        </p>
      )}
      {page.entries.length === 0 ? (
        <p className="border-y border-line py-6 text-soft">Nothing has been decided yet.</p>
      ) : (
        <LogList entries={page.entries} />
      )}
      {page.older ? (
        <p data-screen-only className="mt-8">
          <ButtonLink rel="next" href={`/moderation/log/from/${page.older}`}>
            Older entries
          </ButtonLink>
        </p>
      ) : null}
    </Column>
  );
}
