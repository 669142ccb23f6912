import { readingMinutes } from '#components/essays/reading-time.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { SeriesView as Series } from '#lib/series/views.ts';

/** A series as its readers see it: what it is about, and its parts in their order. */
export function SeriesView({ series }: { series: Series }) {
  const { title, summary, parts } = series;
  return (
    <>
      <PageHeading
        above={
          <span>
            A series in {parts.length} {parts.length === 1 ? 'part' : 'parts'}
          </span>
        }
        lead={summary || undefined}
      >
        {title}
      </PageHeading>
      <ol className="divide-y divide-line border-y border-line">
        {parts.map((part, index) => (
          <li key={part.slug} className="flex gap-4 py-6 sm:gap-5">
            <span
              aria-hidden="true"
              className="w-7 shrink-0 text-right font-serif text-title text-accent tabular-nums"
            >
              {index + 1}
            </span>
            <div className="min-w-0">
              <h2 className="font-serif text-title font-semibold wrap-anywhere">
                <a
                  href={`/essays/${part.slug}`}
                  lang={part.language}
                  className="text-ink no-underline hover:underline"
                >
                  {part.title}
                </a>
              </h2>
              <p lang={part.language} className="mt-1.5 wrap-anywhere">
                {part.summary}
              </p>
              <p className="mt-2 flex flex-wrap gap-x-4 text-meta text-soft">
                <Time at={part.publishedAt} />
                <span>{readingMinutes(part.words)} min read</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
