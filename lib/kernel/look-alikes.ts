/**
 * Letters of other scripts that look like Latin ones, as the Latin letter. A short list of those
 * that are used for it (after Unicode TR 39); what it misses, a moderator sees.
 */
// biome-ignore format: one line a script
const LETTERS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', ѕ: 's', і: 'i', ї: 'i', ј: 'j', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', г: 'r', п: 'n',
  // Greek
  α: 'a', β: 'b', γ: 'y', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', ω: 'w',
  // Latin letters that are not taken apart by Unicode
  ı: 'i', ø: 'o', đ: 'd', ħ: 'h', ł: 'l', æ: 'ae', œ: 'oe', ß: 'ss', ɑ: 'a', ɡ: 'g', þ: 'p',
};

/** Digits and signs that are written for letters. The first is what they stand for most often. */
// biome-ignore format: one line
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '0': ['o'], '1': ['l', 'i'], '3': ['e'], '4': ['a'], '5': ['s'], '7': ['t'], '8': ['b'], '|': ['l', 'i'], '!': ['l', 'i'], $: ['s'],
};

/**
 * A text without case, and with its letters and their marks apart: "É" is "e" and a mark, "ｆ" and
 * "ﬁ" are plain letters.
 */
export function takeApart(text: string): string {
  return text.normalize('NFKD').toLowerCase().normalize('NFKD');
}

/** The Latin letters that a letter (as takeApart gives it) looks like; itself if it looks like none. */
export function asLatin(letter: string): string {
  return Object.hasOwn(LETTERS, letter) ? (LETTERS[letter] ?? letter) : letter;
}

/** The letters that a digit or sign may stand for; empty if it stands for none. */
export function asLetters(sign: string): readonly string[] {
  return Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] ?? []) : [];
}
