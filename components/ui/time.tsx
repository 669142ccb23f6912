import { formatDay, formatMoment } from '#lib/kernel/time.ts';

type TimeProps = {
  /** A Date, or ISO 8601. */
  at: Date | string;
  /** day: "22 November 2026"; moment: "22 Nov 2026, 05:48 UTC". */
  show?: 'day' | 'moment';
  className?: string;
};

/** A point in time, for people and for programs. */
export function Time({ at, show = 'day', className }: TimeProps) {
  const date = typeof at === 'string' ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString()} className={className}>
      {show === 'day' ? formatDay(date) : formatMoment(date)}
    </time>
  );
}
