import type { EssayCard } from '#lib/essays/views.ts';
import { Byline } from './byline.tsx';

/** Essays as a table of contents; `large` for one that stands alone. */
export function EssayList({ essays, large = false }: { essays: EssayCard[]; large?: boolean }) {
  return (
    <ol className="divide-y divide-line border-t border-line">
      {essays.map((essay) => (
        <li key={essay.slug} className="py-7">
          <h3 className={`font-serif font-semibold ${large ? 'text-section' : 'text-title'}`}>
            <a href={`/essays/${essay.slug}`} className="text-ink no-underline hover:underline">
              {essay.title}
            </a>
          </h3>
          <p className="mt-2 mb-3 text-ink">{essay.summary}</p>
          <Byline essay={essay} discussion={`/essays/${essay.slug}#discussion`} />
        </li>
      ))}
    </ol>
  );
}
