/** An address longer than this is cut at a word: it has to fit a line of a mail. */
export const SLUG_MAX = 80;

/**
 * The part of an address made from a title: lower-case letters a to z, digits and single hyphens.
 * Accents fall away; a title with nothing to keep gives an empty string, which the caller replaces.
 */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain.length <= SLUG_MAX) return plain;
  const cut = plain.slice(0, SLUG_MAX + 1);
  const lastHyphen = cut.lastIndexOf('-');
  return lastHyphen > SLUG_MAX / 2 ? cut.slice(0, lastHyphen) : plain.slice(0, SLUG_MAX);
}

/** Whether a string from an address can be a slug at all, before a database is asked. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= SLUG_MAX;
}
