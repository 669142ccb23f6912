import { DAY, SECOND } from '#lib/kernel/time.ts';

/** A text is looked at in quarters: 0 is that it was opened, 1 to 4 that the end of a quarter was seen. */
export const QUARTERS = [1, 2, 3, 4] as const;
export const OPENED = 0;

/** What was counted goes to the database after so long (ms): a killed process loses no more than that. */
export const FLUSH_EVERY = 5 * SECOND;

/**
 * Marks that one process counts in a second: some 50 readers who all scroll at once. Beyond that
 * somebody plays with the address, and the figures are better too low than made up.
 */
export const MOST_MARKS = 200;

/** How long it is known which essays are published, and how soon it may be asked again (ms). */
export const KNOWN_FOR = 60 * SECOND;
export const ASK_AGAIN_AFTER = 5 * SECOND;
/** So many of them are known at once, the newest first. */
export const MOST_ESSAYS = 50_000;

const ESSAYS = '/essays/';

/** The slug in the address of an essay's own page; undefined for every other page. */
export function openedSlug(path: string): string | undefined {
  // No pattern: this is asked at every opening of a page.
  if (!path.startsWith(ESSAYS) || path.includes('/', ESSAYS.length)) return undefined;
  return path.slice(ESSAYS.length) || undefined;
}

/** Below this a share says more about single readers than about the text. */
export const TOO_FEW_OPENINGS = 20;

/** Who is one of fewer than five can be guessed at (lib/transparency/rules/small-groups.ts). */
export const TOO_FEW_PEOPLE = 5;

/** How far the charts go back. */
export const DAYS = 28;
export const WEEKS = 26;

const WEEK_DAYS = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 3;

/** "2026-11-22" of a moment, UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The Monday of the week that a day belongs to. */
export function weekOf(day: string): string {
  const number = Date.parse(day) / DAY;
  const monday = number - ((number + EPOCH_WEEKDAY) % WEEK_DAYS);
  return dayOf(new Date(monday * DAY));
}

/** The last days, today included, the oldest first. */
export function countedDays(now: Date): string[] {
  return Array.from({ length: DAYS }, (_, index) =>
    dayOf(new Date(now.getTime() - (DAYS - 1 - index) * DAY)),
  );
}

/** The Mondays of the last weeks, this one included, the oldest first. */
export function countedWeeks(now: Date): string[] {
  const monday = Date.parse(weekOf(dayOf(now)));
  return Array.from({ length: WEEKS }, (_, index) =>
    dayOf(new Date(monday - (WEEKS - 1 - index) * WEEK_DAYS * DAY)),
  );
}
