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
        <PageHeading lead={page.summary}>{page.title}</PageHeading>
        <GuideBody document={document} />
      </article>
      <HelpLines />
      <p className="mt-10 text-meta text-soft">
        Last changed on <Time at={page.revisedAt ?? page.publishedAt} />.
      </p>
    </>
  );
}
