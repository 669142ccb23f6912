import { Time } from '#components/ui/time.tsx';
import type { RevisionLine } from '#lib/writing/views.ts';
import { RevisionMarks } from './revision-marks.tsx';
import { cameAbout } from './revision-words.ts';

type RevisionListProps = {
  lines: RevisionLine[];
  /** Address of the history; a revision is below it. */
  path: string;
};

/** Revisions of a text, newest first, each with a link to what changed, and with its title where that is new. */
export function RevisionList({ lines, path }: RevisionListProps) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {lines.map((line, index) => (
        <li key={line.number} className="py-4">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <a
              href={`${path}/${line.number}`}
              className="py-1 font-semibold"
              aria-describedby={`revision-${line.number}`}
            >
              Revision {line.number.toLocaleString('en-GB')}
            </a>
            <RevisionMarks {...line} />
          </p>
          {line.title === lines[index + 1]?.title ? null : (
            <p className="mt-1 font-serif wrap-break-word">
              <bdi>{line.title || 'Untitled'}</bdi>
            </p>
          )}
          <p id={`revision-${line.number}`} className="mt-1 text-meta text-soft">
            <bdi>{cameAbout(line)}</bdi> · <Time at={line.savedAt} show="moment" /> ·{' '}
            {line.words.toLocaleString('en-GB')} words
          </p>
        </li>
      ))}
    </ol>
  );
}
