/** Milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// Pages are the same bytes for everybody, so times are given in one zone and say which.
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'UTC',
});

/** "22 November 2026", in UTC. */
export function formatDay(at: Date): string {
  return dayFormat.format(at);
}

/** "22 Nov 2026, 05:48 UTC". */
export function formatMoment(at: Date): string {
  return `${momentFormat.format(at)} UTC`;
}

/** "Wed, 25 Nov 2026, 08:00 GMT (Europe/London)": on the clocks of a zone, which is named. */
export function formatInZone(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  });
  return `${format.format(at)} (${zone})`;
}

/** The moment `milliseconds` after `from`. */
export function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}
