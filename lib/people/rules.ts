import { asLatin, asLetters, takeApart } from '#lib/kernel/look-alikes.ts';
import { MINUTE } from '#lib/kernel/time.ts';

/** The shortest and longest display name, in characters as a person counts letters. */
export const SHORTEST_NAME = 2;
export const LONGEST_NAME = 40;

/**
 * Marks on one letter: Vietnamese needs two, Arabic and Hebrew three; more is a name that runs over
 * its line.
 */
const STACKED_MARKS = /\p{M}{4}/u;

/**
 * What cannot be seen, or turns the direction of what follows: controls, formats (bidi, zero-width),
 * lone surrogates, private and unassigned characters, line ends, and the fillers that are letters
 * by category and nothing to the eye.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name that is an address of mail or of a page advertises, or gives its owner away. */
const ADDRESS = /@|:\/\/|www\.|[\p{L}\d]{2}\.(?:com|org|net|info|io)(?!\p{L})/iu;

/** Whole names that speak for the site, or stand for nobody. Compared by `nameKey`. */
const RESERVED = [
  'anonymous',
  'author',
  'clinician',
  'deleted',
  'deleted comment',
  'deleted member',
  'deleted user',
  'editor',
  'editors',
  'everyone',
  'former author',
  'hidden',
  'imported',
  'member',
  'mod',
  'mods',
  'name removed',
  'nobody',
  'null',
  'off call editors',
  'off call team',
  'owner',
  'root',
  'sample',
  'staff',
  'suspended',
  'support',
  'system',
  'team',
  'undefined',
  'unknown',
  'visitor',
  'you',
];

/** Words that no name may hold, since the name would claim an office. */
const RESERVED_WORDS = ['admin', 'admins', 'administrator', 'moderator', 'moderators'];

/** The site's own name, which no name may hold in any spelling. */
const OWN_NAME = 'off call';

/**
 * The key by which two names count as the same: without case, accents, spaces and punctuation, with
 * look-alikes folded together, `i` with `l` (Ian and lan look the same) and `rn` with `m`.
 * Empty for a name without letters and digits.
 */
export function nameKey(name: string): string {
  return [...takeApart(name)]
    .map((character) => asLetters(character)[0] ?? asLatin(character))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('i', 'l')
    .replaceAll('rn', 'm');
}

const reservedKeys = new Set([...RESERVED, ...RESERVED_WORDS].map(nameKey));
const reservedWordKeys = new Set(RESERVED_WORDS.map(nameKey));

/** A display name as it is stored, or the sentence that says what is wrong with it. */
export type ReadName = { ok: true; name: string; key: string } | { ok: false; message: string };

const refused = (message: string): ReadName => ({ ok: false, message });

/**
 * Reads a display name as typed: composes it (NFC), makes every run of spaces one, and refuses what
 * could hide, mislead or claim an office.
 */
export function readName(typed: string): ReadName {
  const name = typed
    .normalize('NFC')
    // What asks for a picture instead of a letter goes with the paste.
    .replace(/[\uFE0E\uFE0F]/g, '')
    // A run of spaces of any width, line ends and tabs included, is what a paste leaves behind.
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .trim();
  const length = [...name].length;
  if (length < SHORTEST_NAME) return refused(`A name has at least ${SHORTEST_NAME} characters.`);
  if (length > LONGEST_NAME) return refused(`A name has at most ${LONGEST_NAME} characters.`);
  if (UNSEEN.test(name)) {
    return refused('This name holds a character that cannot be seen. Type it instead of pasting.');
  }
  if (/[<>]/.test(name)) return refused('A name cannot hold < or >.');
  if (STACKED_MARKS.test(name)) return refused('This name has too many marks on one letter.');
  if (!/\p{L}/u.test(name)) return refused('A name holds at least one letter.');
  if (ADDRESS.test(name)) {
    return refused('This looks like a mail or web address. Choose a name that says less.');
  }
  const key = nameKey(name);
  if (key === '' || isReserved(name, key)) {
    return refused('This name could be taken for the site or its moderators. Choose another one.');
  }
  return { ok: true, name, key };
}

function isReserved(name: string, key: string): boolean {
  if (reservedKeys.has(key) || key.includes(nameKey(OWN_NAME))) return true;
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => reservedWordKeys.has(nameKey(word)));
}
/** What stands above the line of a deleted comment's replies, and with essays that stay. */
export const DELETED_MEMBER = 'Deleted member';
export const FORMER_AUTHOR = 'Former author';

/** What is typed to delete an account, so that no slip of a finger does it. */
export const DELETION_WORD = 'delete';

/**
 * Taking all of one's data, and deleting it, need a code that was typed within half an hour (OWASP
 * ASVS 5.0, 7.5.3): an open browser on a ward must not be enough.
 */
export const CODE_FRESH_FOR_DATA = 30 * MINUTE;

/** Whether a code that was typed at a moment (null: never) is fresh enough for that. */
export function isFreshForData(typedAt: Date | null, now: Date): boolean {
  return typedAt !== null && now.getTime() - typedAt.getTime() < CODE_FRESH_FOR_DATA;
}

/** Roles that an operator gives and takes by hand. */
export const GRANTABLE_ROLES = ['author', 'moderator', 'admin'] as const;

export type GrantableRole = (typeof GRANTABLE_ROLES)[number];
