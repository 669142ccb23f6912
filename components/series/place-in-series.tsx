import type { PlaceInSeries } from '#lib/series/views.ts';

/** Above an essay: which part of which series it is. */
export function PartOfSeries({ place }: { place: PlaceInSeries }) {
  return (
    <p className="mb-3 text-meta text-soft">
      Part {place.part} of {place.of} of{' '}
      <a href={`/series/${place.slug}`} className="-my-1 py-1 wrap-anywhere">
        {place.title}
      </a>
    </p>
  );
}

/** Below an essay: the parts before and after it. */
export function SeriesNeighbours({ place }: { place: PlaceInSeries }) {
  const { previous, next } = place;
  if (!previous && !next) return null;
  return (
    <nav
      aria-label={`Series: ${place.title}`}
      className="mt-12 grid gap-x-8 gap-y-4 border-y border-line py-5 sm:grid-cols-2"
    >
      {previous ? (
        <Neighbour rel="prev" word="Previous part" part={previous} />
      ) : (
        <span className="max-sm:hidden" />
      )}
      {next ? <Neighbour rel="next" word="Next part" part={next} end /> : null}
    </nav>
  );
}

type NeighbourProps = {
  rel: 'prev' | 'next';
  word: string;
  part: { slug: string; title: string };
  /** Stands at the end of the line where both fit beside each other. */
  end?: boolean;
};

function Neighbour({ rel, word, part, end = false }: NeighbourProps) {
  return (
    <a
      href={`/essays/${part.slug}`}
      data-part={rel}
      className={`group block py-1 text-ink no-underline ${end ? 'sm:text-right' : ''}`}
    >
      <span className="block text-meta text-soft">{word}</span>
      <span className="font-serif text-lead font-semibold wrap-anywhere group-hover:underline">
        {part.title}
      </span>
    </a>
  );
}
