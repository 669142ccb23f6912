import type { PageView } from '#lib/guide/views.ts';
import { GuideBlocks } from './guide-blocks.tsx';
import { WaysIn } from './ways-in.tsx';
import { Said, WhereScript } from './where-script.tsx';

type GuideBodyProps = Pick<PageView, 'document'> & {
  /** Its permalink: readers' browsers keep which way in they chose. Left out, they keep nothing. */
  page?: string;
};

/** What a page of the guide says: the ways in and the section behind each. */
export function GuideBody({ document, page }: GuideBodyProps) {
  const hasWays = document.waysIn.length > 0;
  return (
    <>
      <GuideBlocks blocks={document.intro} />
      {hasWays ? (
        <nav id="ways-in" aria-label="Where are you with it?" className="mt-8 mb-4 scroll-mt-6">
          <WaysIn document={document} {...(page ? { page } : {})} />
        </nav>
      ) : null}
      <p className="my-6 text-meta">
        <a href="#help-lines" className="-my-1 inline-block py-1">
          If it can’t wait: help lines
        </a>
      </p>
      <GuideBlocks blocks={document.outro} />
      {document.sections.map((section) => (
        <section key={section.id} aria-labelledby={section.id} className="mt-16">
          {hasWays && page ? <Said section={section.id} /> : null}
          <h2
            id={section.id}
            className="scroll-mt-6 font-serif text-section font-semibold wrap-anywhere target:bg-marked"
          >
            {section.title}
          </h2>
          <GuideBlocks blocks={section.blocks} />
          {hasWays ? (
            <p data-screen-only className="mt-6 text-meta">
              <a href="#ways-in" className="-my-1 inline-block py-1">
                Where you are with it: choose again
              </a>
            </p>
          ) : null}
        </section>
      ))}
      {hasWays && page ? <WhereScript /> : null}
    </>
  );
}
