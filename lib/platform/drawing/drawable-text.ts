/** Joiners and marks of direction have no look; scripts need them. */
const INVISIBLE = /[\u200C-\u200F\u2066-\u2069\u061C]/;
/** Between letters a joiner says how they are written; what joined emoji is left over. */
const LONELY_JOINER = /(?<![\p{L}\p{M}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}])/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** What languages put on one letter; more is there to paint over the lines around it. */
const MOST_MARKS = 3;
const MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');
/** Of a text of which less than this share is left, the rest would say something else. */
const LEAST_SHARE = 0.6;

/**
 * The part of a text that can be drawn with fonts that have `codePoints`: emoji and what no font
 * has are left out, so that nothing is drawn as a box. Empty when too little of it would be left.
 */
export function drawableText(text: string, codePoints: ReadonlySet<number>): string {
  const given = [...text.toWellFormed().normalize('NFC').replace(MARKS, '$1')];
  const canDraw = (character: string) =>
    INVISIBLE.test(character) ||
    /\s/.test(character) ||
    codePoints.has(character.codePointAt(0) ?? 0);
  const kept = given.map((character) => {
    if (canDraw(character)) return character;
    // A letter with a mark that no font has as one may be there as two.
    const parts = [...character.normalize('NFD')];
    return parts.length > 1 && parts.every(canDraw) ? parts.join('') : '';
  });
  const letters = given.filter((character) => LETTER.test(character)).length;
  const left = kept.filter((character) => LETTER.test(character)).length;
  if (left === 0 || left < letters * LEAST_SHARE) return '';
  return kept.join('').replace(LONELY_JOINER, '').replace(/\s+/g, ' ').trim();
}

/** Whether a text is written from right to left, by its first letter that says so. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
}
