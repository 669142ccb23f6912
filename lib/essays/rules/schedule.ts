import { DAY, later } from '#lib/kernel/time.ts';

/** Further ahead than this it is a year that was mistyped. */
export const FURTHEST = 2 * 365 * DAY;

/** A note to readers says what was wrong and what is right, not why. */
export const CORRECTION_MAX = 500;

/** A name or two, for whom a link is. */
export const LABEL_MAX = 80;

/** Links of one essay that work at the same time: more readers than that are a public. */
export const MOST_REVIEW_LINKS = 20;

/** The zone that a form begins with where no script says the browser's. */
export const USUAL_ZONE = 'Europe/London';

/** What is wrong with a time to publish at, as a sentence; null when it will do. */
export function wrongTime(at: Date, now: Date): string | null {
  if (at <= now) return 'This time is over. Choose one that is still to come.';
  if (at > later(now, FURTHEST)) return 'Choose a time within the next two years.';
  return null;
}
