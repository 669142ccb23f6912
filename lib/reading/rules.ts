import { SECOND } from '#lib/kernel/time.ts';

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

const ESSAY = /^\/essays\/([^/]+)$/;

/** The slug in the address of an essay's own page; undefined for every other page. */
export function openedSlug(path: string): string | undefined {
  return ESSAY.exec(path)?.[1];
}
