import { COLUMNS } from '#lib/transparency/rules/download.ts';

/** The same figures as files, and what their columns hold. */
export function Downloads() {
  return (
    <section aria-labelledby="downloads" className="mt-16">
      <h2 id="downloads" className="mb-3 font-serif text-section font-semibold">
        The figures as files
      </h2>
      <p>
        The same figures, and no more, as{' '}
        <a href="/transparency/figures.csv" download>
          CSV
        </a>{' '}
        and as{' '}
        <a href="/transparency/figures.json" download>
          JSON
        </a>
        . Each row is one group.
      </p>
      <dl className="mt-4 space-y-1.5 text-meta">
        {Object.entries(COLUMNS).map(([name, meaning]) => (
          <div key={name} className="sm:flex sm:gap-4">
            <dt className="shrink-0 font-mono sm:w-20">{name}</dt>
            <dd className="text-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
