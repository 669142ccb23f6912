import { asLatin, asLetters, takeApart } from '#lib/kernel/look-alikes.ts';

/** A word of a text and where it stands there (UTF-16). */
export type Word = {
  /** Folded: without case, accents and look-alikes. Two where a sign may be one letter or another. */
  keys: readonly string[];
  start: number;
  end: number;
};

/** What one character is to a word. */
type Character =
  | { kind: 'letter' | 'digit' | 'sign'; folded: string }
  /** Nothing to the eye, or a mark on the letter before it: it neither parts words nor joins them. */
  | { kind: 'unseen'; folded: '' }
  | { kind: 'gap'; folded: '' };

const UNSEEN: Character = { kind: 'unseen', folded: '' };
const GAP: Character = { kind: 'gap', folded: '' };

// What cannot be seen: formats (zero-width, soft hyphen, direction), fillers, and accents, which
// belong to no script. Vowel signs of a script stay, they make another word.
const NOT_SEEN = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;
const ACCENT = /^(?=\p{M})\p{Script=Inherited}$/u;
const LETTER = /^[\p{L}\p{M}]+$/u;
const DIGIT = /^\p{N}+$/u;
const SIGN = /^[$|!]$/;
const ASCII = 128;

const ascii = Array.from({ length: ASCII }, (_, code) => look(String.fromCharCode(code)));

/** Most characters of most texts are ASCII; the others are looked at one by one. */
function characterOf(character: string): Character {
  return ascii[character.charCodeAt(0)] ?? look(character);
}

function look(character: string): Character {
  if (NOT_SEEN.test(character) || ACCENT.test(character)) return UNSEEN;
  if (SIGN.test(character)) return { kind: 'sign', folded: character };
  const parts = [...takeApart(character)].filter((part) => !ACCENT.test(part));
  const folded = parts.map(asLatin).join('');
  // A circled letter is one; "™" is a sign that happens to be made of two.
  const isOne = parts.length === 1 || /^[\p{L}\p{N}]$/u.test(character);
  if (!isOne) return GAP;
  if (LETTER.test(folded)) return { kind: 'letter', folded };
  return DIGIT.test(folded) ? { kind: 'digit', folded } : GAP;
}

/** A word that is being read. */
type Open = { parts: Character[]; start: number; end: number };

/**
 * The words of a text in their order: stretches of letters and digits. Case, accents and look-alike
 * letters are folded, what cannot be seen is passed over. Digits count as the letters they look like
 * where letters outnumber them ("k1ll", not "10 mg"), and `$`, `!` and `|` only before a letter of
 * the same word. Takes time in proportion to the text's length.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Open | null = null;
  let at = 0;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const end = at + character.length;
    const seen = characterOf(character);
    const belongs =
      seen.kind === 'letter' ||
      seen.kind === 'digit' ||
      (seen.kind === 'sign' &&
        (open !== null || seen.folded === '$') &&
        isLetter(characters[index + 1]));
    if (belongs) {
      open ??= { parts: [], start: at, end };
      open.parts.push(seen);
      open.end = end;
    } else if (open && seen.kind !== 'unseen') {
      words.push(closed(open));
      open = null;
    }
    at = end;
  }
  if (open) words.push(closed(open));
  return words;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && characterOf(character).kind === 'letter';
}

function closed({ parts, start, end }: Open): Word {
  const letters = parts.filter(({ kind }) => kind === 'letter').length;
  const digits = parts.filter(({ kind }) => kind === 'digit').length;
  if (letters === parts.length) return { keys: [join(parts, plain)], start, end };
  const read = letters > digits ? asWritten : plain;
  const keys = new Set([
    join(parts, (part) => read(part, 0)),
    join(parts, (part) => read(part, -1)),
  ]);
  return { keys: [...keys], start, end };
}

const join = (parts: Character[], read: (part: Character) => string) => parts.map(read).join('');

const plain = ({ folded }: Character): string => folded;

/** The first or the last of the letters that a digit or sign may stand for. */
function asWritten({ kind, folded }: Character, which: number): string {
  return kind === 'letter' ? folded : (asLetters(folded).at(which) ?? folded);
}
