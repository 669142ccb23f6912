import { HOUR, MINUTE, SECOND } from './time.ts';

/** A length of time as people say it, rounded up: "30 seconds", "1 minute", "2 hours". Takes ms. */
export function inWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return counted(Math.ceil(milliseconds / SECOND), 'second');
  if (milliseconds < 2 * HOUR) return counted(Math.ceil(milliseconds / MINUTE), 'minute');
  return counted(Math.ceil(milliseconds / HOUR), 'hour');
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
