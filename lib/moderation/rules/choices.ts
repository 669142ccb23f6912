import { DAY, MINUTE, SECOND } from '#lib/kernel/time.ts';

const YEAR_DAYS = 365;

/** For how long a person can be suspended, the usual one first; null: until somebody lifts it. */
export const SUSPENSION_CHOICES = [
  { days: 7, text: 'A week' },
  { days: 1, text: 'A day' },
  { days: 30, text: '30 days' },
  { days: 180, text: '180 days' },
  { days: YEAR_DAYS, text: 'A year' },
  { days: null, text: 'Until somebody lifts it' },
] as const;

/** How long each writer of a slowed discussion can be made to wait, the usual one first. */
export const SLOW_CHOICES = [
  { seconds: (15 * MINUTE) / SECOND, text: '15 minutes' },
  { seconds: (2 * MINUTE) / SECOND, text: '2 minutes' },
  { seconds: (60 * MINUTE) / SECOND, text: 'An hour' },
  { seconds: DAY / SECOND, text: 'A day' },
] as const;
