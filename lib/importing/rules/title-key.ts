/**
 * What two titles have in common when they are the same title: case, quotes of any sort,
 * punctuation and spacing fall away. "Still seen as “failure”?" and "still seen as failure" have
 * one key. A title of nothing but signs keeps them, so that two of those don't match.
 */
export function titleKey(title: string): string {
  const folded = title.normalize('NFKC').toLowerCase();
  const key = folded
    .replace(/['’‘ʼ`´"“”„«»]/g, '')
    .replace(/[\p{P}\p{S}\p{C}\s]+/gu, ' ')
    .trim();
  return key === '' ? folded.replace(/\s+/g, ' ').trim() : key;
}
