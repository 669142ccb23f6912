import { STANCE_NAMES, type StanceCount } from '#lib/comments/rules/stances.ts';
import { standsPage, voicesPage } from '#lib/comments/rules/voice-addresses.ts';

type StandsLineProps = { slug: string; stances: StanceCount[] };

/** Above a discussion: what five or more of its people say of where they are, each a way to read it. */
export function StandsLine({ slug, stances }: StandsLineProps) {
  if (stances.length === 0) return null;
  return (
    <nav aria-label="Where people here stand" className="mt-3 text-meta text-soft">
      <ul className="flex flex-wrap items-baseline gap-x-4">
        <li>Voices:</li>
        {stances.map(({ stance, people }) => (
          <li key={stance}>
            <a href={voicesPage(slug, stance)} className="inline-block min-w-6 py-1">
              {STANCE_NAMES[stance]}
            </a>{' '}
            <span className="tabular-nums">{people.toLocaleString('en-GB')}</span>
          </li>
        ))}
        <li>
          <a href={standsPage(slug)} className="inline-block py-1">
            Where people stand
          </a>
        </li>
      </ul>
    </nav>
  );
}
