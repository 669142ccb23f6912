import type { ReactNode } from 'react';

type PageHeadingProps = {
  children: ReactNode;
  /** A short line above, such as a link to where this belongs. */
  above?: ReactNode;
  /** A sentence or two below. */
  lead?: ReactNode;
};

/** The heading of a page, once on each. */
export function PageHeading({ children, above, lead }: PageHeadingProps) {
  return (
    <header className="mb-8">
      {above ? (
        // A link that stands alone is to be hit: 24 px at least (WCAG 2.2, 2.5.8).
        <p className="mb-2 text-meta text-soft *:-my-1 *:inline-block *:py-1 *:wrap-anywhere">
          {above}
        </p>
      ) : null}
      <h1 className="font-serif text-page font-semibold wrap-break-word">{children}</h1>
      {lead ? <div className="mt-3 text-lead text-soft">{lead}</div> : null}
    </header>
  );
}
