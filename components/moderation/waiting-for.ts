import { DAY, HOUR, MINUTE } from '#lib/kernel/time.ts';

/** How long something has waited, in the largest unit that says enough: "3 hours". */
export function waitingFor(since: string, now: Date): string {
  const waited = now.getTime() - new Date(since).getTime();
  if (waited < MINUTE) return 'less than a minute';
  if (waited < HOUR) return count(waited / MINUTE, 'minute');
  if (waited < 2 * DAY) return count(waited / HOUR, 'hour');
  return count(waited / DAY, 'day');
}

function count(value: number, unit: string): string {
  const whole = Math.floor(value);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
