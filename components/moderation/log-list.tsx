import { Time } from '#components/ui/time.tsx';
import type { LogEntry } from '#lib/moderation/views.ts';

const WHO: Record<LogEntry['role'], string> = {
  moderator: 'A moderator',
  admin: 'An administrator',
  automatic: 'An automatic rule',
};

const DID: Record<LogEntry['kind'], string> = {
  hide: 'hid',
  restore: 'restored',
  hold: 'held',
  release: 'released',
  keep: 'looked at, and left as it is,',
  edit_out: 'blacked out a part of',
  put_back: 'put a part back into',
  lock: 'locked',
  unlock: 'unlocked',
  slow: 'slowed down',
  unslow: 'no longer slows down',
  warn: 'warned',
  unwarn: 'took a warning back from',
  suspend: 'suspended',
  unsuspend: 'ended the suspension of',
};

const WHAT: Record<LogEntry['subject'], string> = {
  comment: 'a comment',
  essay: 'an essay',
  persona: 'a member',
  thread: 'a discussion',
  import: 'an imported discussion',
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
            {WHO[role]} {DID[kind]} {WHAT[subject]}
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
