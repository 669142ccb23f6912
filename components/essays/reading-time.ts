/** Words a minute in silent reading of English non-fiction (Brysbaert 2019, a review of 190 studies). */
const WORDS_A_MINUTE = 238;

/** How long a text of so many words takes to read, in whole minutes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
