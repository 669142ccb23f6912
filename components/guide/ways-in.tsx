import { shortCase } from '#lib/guide/rules/short-case.ts';
import type { PageView } from '#lib/guide/views.ts';

type Document = PageView['document'];

type WaysInProps = {
  document: Document;
  /** Permalink of the guide's page, by which a browser keeps the choice; left out, it keeps none. */
  page?: string;
  /** Address of the guide's page, for a list that stands elsewhere. */
  address?: string;
};

/** The cases that a reader may recognise themself in, each the way to its section. */
export function WaysIn({ document, page, address = '' }: WaysInProps) {
  const titles = new Map(document.sections.map((section) => [section.id, section.title]));
  return (
    <ol className="divide-y divide-line border-y border-line">
      {document.waysIn.map(({ number, text, sectionId }) => (
        <li key={number}>
          {sectionId === null ? (
            <p className="py-5 font-serif text-lead">{text}</p>
          ) : (
            <a
              href={`${address}#${sectionId}`}
              {...(page ? { 'data-where': sectionId, 'data-page': page } : {})}
              data-words={page ? shortCase(text) : undefined}
              className="group flex gap-5 py-5 text-ink no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-sunken"
            >
              <span
                aria-hidden="true"
                className="w-6 shrink-0 text-center font-serif text-section text-accent"
              >
                {number}
              </span>
              <span className="min-w-0">
                <span className="block font-serif text-lead leading-snug wrap-anywhere">
                  {text}
                </span>
                <span className="mt-1 block text-meta text-accent underline decoration-1 underline-offset-[0.18em] wrap-anywhere">
                  {titles.get(sectionId)}
                </span>
              </span>
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
