'use client';

import type { BrokenLink } from '#lib/writing/views.ts';

type BrokenLinksProps = {
  links: BrokenLink[];
  /** Where a script runs: leads to the line. */
  onGo?: (line: number) => void;
};

/** More than these nobody reads beside the text; mended ones make room. */
const MOST_SHOWN = 12;

/** Links of a text that don't lead where they say (lib/links), for whoever writes it. */
export function BrokenLinks({ links, onGo }: BrokenLinksProps) {
  if (links.length === 0) return null;
  const more = links.length - MOST_SHOWN;
  return (
    <section aria-labelledby="broken-links" className="mt-4 text-meta">
      <h2 id="broken-links" className="font-semibold">
        {links.length === 1 ? 'A link to look at' : `${links.length} links to look at`}
      </h2>
      <ul className="mt-1 space-y-0.5">
        {links.slice(0, MOST_SHOWN).map(({ target, line, problem, leadsTo }) => (
          <li key={`${line} ${target}`} className="wrap-anywhere">
            {onGo ? (
              <button
                type="button"
                onClick={() => onGo(line)}
                className="min-h-6 text-accent underline underline-offset-2"
              >
                Line {line}
              </button>
            ) : (
              `Line ${line}`
            )}
            : <span className="font-mono text-small">{target}</span>{' '}
            <span className="text-soft">{inWords(problem, leadsTo)}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-1 text-soft">and {more} more</p> : null}
    </section>
  );
}

function inWords(problem: BrokenLink['problem'], leadsTo: string | null): string {
  if (problem === 'section') return 'has no such section';
  if (problem === 'moved') return `has moved to ${leadsTo}`;
  return 'leads nowhere yet';
}
