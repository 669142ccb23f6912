import { readingMinutes } from '#components/essays/reading-time.ts';
import { Cover } from '#components/images/cover.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Reviewed } from '#lib/essays/views.ts';

/** An essay as somebody reads it who was sent a link to it. */
export function ReviewedEssay({ essay }: { essay: Reviewed }) {
  return (
    <>
      <Notice title="A draft, for you to read" className="mb-10">
        <p>
          Its author sent you this link. The text is not finished, or not published as it stands
          here; please don’t pass it on. It was saved <Time at={essay.keptAt} show="moment" />.
        </p>
      </Notice>
      <article lang={essay.language}>
        <header className="mb-10 border-b border-line pb-6">
          <h1 className="font-serif text-page font-semibold tracking-[-0.012em] wrap-anywhere">
            {essay.title || 'Without a title'}
          </h1>
          <p className="mt-4 mb-5 text-lead text-soft">{essay.summary}</p>
          <p lang="en-GB" className="flex flex-wrap gap-x-4 text-meta text-soft">
            {essay.byline === null ? null : (
              <span className="wrap-anywhere">
                By <bdi>{essay.byline}</bdi>
              </span>
            )}
            <span>{readingMinutes(essay.words)} min read</span>
          </p>
        </header>
        <Cover cover={essay.cover} />
        <Prose size="essay" html={essay.html} />
      </article>
    </>
  );
}
