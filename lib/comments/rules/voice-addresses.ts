import { type Stance, stanceSlug } from './stances.ts';

// Apart from the other addresses, which every page of a discussion has in its script.

/** Where the people of a discussion stand, as a chart with the ways to their comments. */
export function standsPage(slug: string): string {
  return `/essays/${slug}/voices`;
}

/** The comments that say a stance, oldest first; after comment `after`, or from the first on (0). */
export function voicesPage(slug: string, stance: Stance, after = 0): string {
  const first = `${standsPage(slug)}/${stanceSlug(stance)}`;
  return after === 0 ? first : `${first}/${after}`;
}
