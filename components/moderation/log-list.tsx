import { Time } from '#components/ui/time.tsx';
import type { LogEntry } from '#lib/moderation/views.ts';
import { logAftermath, logSentence } from './log-words.ts';

/** The public log by days: in which role, what, by which rule, and what became of it. */
export function LogList({ entries }: { entries: LogEntry[] }) {
  const days = [...new Set(entries.map(({ day }) => day))];
  return (
    <ol className="border-t border-line">
      {days.map((day) => (
        <li key={day} className="gap-x-6 border-b border-line py-4 sm:flex">
          <h2 className="mb-1.5 shrink-0 text-meta text-soft sm:mb-0 sm:w-40">
            <Time at={`${day}T00:00:00Z`} />
          </h2>
          <ul className="grow space-y-2">
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <li key={entry.key} id={entry.key} className="target:bg-marked">
                  <Entry entry={entry} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const aftermath = logAftermath(entry);
  return (
    <p>
      {logSentence(entry)}
      {entry.rule ? (
        <>
          : <a href={`/rules#${entry.rule.key}`}>{entry.rule.short}</a>
        </>
      ) : null}
      {aftermath ? (
        <>
          {' '}
          <span className="inline-block text-meta text-soft">({aftermath})</span>
        </>
      ) : null}
    </p>
  );
}
