import { LeadsHere } from '#components/links/leads-here.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { PageView } from '#lib/guide/views.ts';
import type { Surroundings } from '#lib/links/views.ts';
import { GuideBody } from './guide-body.tsx';
import { HelpLines } from './help-lines.tsx';

type GuidePageProps = {
  page: PageView;
  /** What leads to it. */
  surroundings: Surroundings;
};

/** A page of the guide: where are you with it, and what helps from there. */
export function GuidePage({ page, surroundings }: GuidePageProps) {
  const { document } = page;
  return (
    <>
      <article>
        {/* The introduction says what the summary does, at more length. */}
        <PageHeading lead={document.intro.length === 0 ? page.summary : undefined}>
          {page.title}
        </PageHeading>
        <GuideBody document={document} page={page.permalink} />
        <p className="mt-12 text-meta text-soft">
          Last changed on <Time at={page.revisedAt ?? page.publishedAt} />.{' '}
          <a data-screen-only href="/guide/feed.xml" className="-my-1 inline-block py-1 text-soft">
            The guide as a feed
          </a>
        </p>
      </article>
      <LeadsHere surroundings={surroundings} />
      <HelpLines />
    </>
  );
}
