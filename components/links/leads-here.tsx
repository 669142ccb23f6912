import type { ReactNode } from 'react';
import type { Surroundings } from '#lib/links/views.ts';

/** Below a text: the essays that answer it, and what links to it. */
export function LeadsHere({ surroundings }: { surroundings: Surroundings }) {
  const { answeredBy, moreAnswers, linkedFrom, moreLinks } = surroundings;
  if (answeredBy.length === 0 && linkedFrom.length === 0) return null;
  return (
    <div className="mt-12 space-y-8">
      {answeredBy.length === 0 ? null : (
        <Links id="answers" heading="Answers" more={moreAnswers}>
          {answeredBy.map(({ slug, title, byline }) => (
            <li key={slug} className="wrap-anywhere">
              <a href={`/essays/${slug}`} className="inline-block py-0.5 font-serif text-lead">
                {title}
              </a>{' '}
              <span className="text-meta text-soft">
                by <bdi>{byline}</bdi>
              </span>
            </li>
          ))}
        </Links>
      )}
      {linkedFrom.length === 0 ? null : (
        <Links id="links-here" heading="What links here" more={moreLinks}>
          {linkedFrom.map(({ address, title }) => (
            <li key={address} className="wrap-anywhere">
              <a href={encodeURI(address)} className="inline-block py-0.5 font-serif text-lead">
                {title}
              </a>
            </li>
          ))}
        </Links>
      )}
    </div>
  );
}

type LinksProps = { id: string; heading: string; more: number; children: ReactNode };

function Links({ id, heading, more, children }: LinksProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 scroll-mt-6 text-body font-semibold text-soft">
        {heading}
      </h2>
      <ul className="space-y-1">{children}</ul>
      {more === 0 ? null : <p className="mt-2 text-meta text-soft">and {more} more</p>}
    </section>
  );
}
