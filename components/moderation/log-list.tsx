import { Time } from '#components/ui/time.tsx';
import type { LogEntry } from '#lib/moderation/views.ts';

const WHO: Record<LogEntry['role'], string> = {
  author: 'An author',
  moderator: 'A moderator',
  admin: 'An administrator',
};

const WHAT: Record<LogEntry['subject'], Record<LogEntry['kind'], string>> = {
  comment: {
    hide: 'hid a comment',
    restore: 'restored a comment',
    release: 'released a comment that was held',
  },
  import: {
    hide: 'hid an imported discussion',
    restore: 'restored an imported discussion',
    release: 'released an imported discussion that was held',
  },
};

/** The public log: when, in which role, what, and by which rule. */
export function LogList({ entries }: { entries: LogEntry[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {entries.map(({ id, role, kind, subject, rule, decidedAt }) => (
        <li key={id} className="flex flex-col gap-x-6 py-3 sm:flex-row sm:items-baseline">
          <Time
            at={decidedAt}
            show="moment"
            className="shrink-0 text-meta text-soft tabular-nums sm:w-44"
          />
          <p>
            {WHO[role]} {WHAT[subject][kind]}
            {rule ? (
              <>
                : <a href={`/rules#${rule.key}`}>{rule.short}</a>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
