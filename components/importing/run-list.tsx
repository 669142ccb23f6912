import { Time } from '#components/ui/time.tsx';
import type { RunLine } from '#lib/importing/views.ts';
import { RUN_STATES } from './run-state.ts';

/** Files of a run that are named in a line; more are counted. */
const NAMED = 3;

/** A person's imports, newest first. */
export function RunList({ runs }: { runs: RunLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {runs.map((run) => (
        <li key={run.id} className="py-4 wrap-anywhere">
          <p className="font-semibold">
            <a href={`/write/import/${run.id}`}>
              <bdi>{namesOf(run)}</bdi>
            </a>
          </p>
          <p className="mt-1 text-meta text-soft">
            {RUN_STATES[run.state]}, <Time at={run.broughtAt} show="moment" />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The names of a run's files in one line. */
export function namesOf({ files }: Pick<RunLine, 'files'>): string {
  const names = files.slice(0, NAMED).map(({ name }) => name);
  const more = files.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
