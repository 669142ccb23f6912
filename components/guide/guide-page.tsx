import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { PageView } from '#lib/guide/views.ts';
import { GuideBlocks } from './guide-blocks.tsx';
import { HelpLines } from './help-lines.tsx';
import { WaysIn } from './ways-in.tsx';

/** A page of the guide: where are you with it, and what helps from there. */
export function GuidePage({ page }: { page: PageView }) {
  const { document } = page;
  const hasWays = document.waysIn.length > 0;
  return (
    <>
      <article>
        <PageHeading lead={page.summary}>{page.title}</PageHeading>
        <GuideBlocks blocks={document.intro} />
        {hasWays ? (
          <nav id="ways-in" aria-label="Where are you with it?" className="mt-8 mb-4 scroll-mt-6">
            <WaysIn document={document} />
          </nav>
        ) : null}
        <p className="my-6 text-meta">
          <a href="#help-lines">If it can’t wait: help lines</a>
        </p>
        <GuideBlocks blocks={document.outro} />
        {document.sections.map((section) => (
          <section key={section.id} aria-labelledby={section.id} className="mt-16">
            <h2
              id={section.id}
              className="scroll-mt-6 font-serif text-section font-semibold wrap-anywhere target:bg-marked"
            >
              {section.title}
            </h2>
            <GuideBlocks blocks={section.blocks} />
            {hasWays ? (
              <p data-screen-only className="mt-6 text-meta">
                <a href="#ways-in">Where you are with it: choose again</a>
              </p>
            ) : null}
          </section>
        ))}
      </article>
      <HelpLines />
      <p className="mt-10 text-meta text-soft">
        Last changed on <Time at={page.revisedAt ?? page.publishedAt} />.
      </p>
    </>
  );
}
