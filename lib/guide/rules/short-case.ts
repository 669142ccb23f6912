/** As long as a case may be where it is said again; about two lines on a phone. */
const LONGEST = 90;

// What comes behind is said at more length: "Working towards it -- have an initial plan".
const ASIDE = /\s+(?:--+|[–—])\s|\s+\(|[;:]\s/;

/**
 * A case of the guide in few words, for where it is said again: "You said: …". Up to its first dash,
 * bracket or colon, without what ends a sentence.
 */
export function shortCase(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const at = line.search(ASIDE);
  const first = (at > 0 ? line.slice(0, at) : line).replace(/[\s.,;:]+$/, '');
  if (first.length <= LONGEST) return first;
  const cut = first.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : LONGEST)} …`;
}
