import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { PageView } from '#lib/guide/views.ts';
import { GuideBody } from './guide-body.tsx';
import { HelpLines } from './help-lines.tsx';

/** A page of the guide: where are you with it, and what helps from there. */
export function GuidePage({ page }: { page: PageView }) {
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
          Last changed on <Time at={page.revisedAt ?? page.publishedAt} />.
        </p>
      </article>
      <HelpLines />
    </>
  );
}
