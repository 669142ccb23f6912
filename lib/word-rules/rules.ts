import { MINUTE, SECOND } from '#lib/kernel/time.ts';
import { wordsOf } from './rules/words.ts';

/** What may happen to a comment that holds a phrase, the gravest first. */
export const WORD_RULE_ACTIONS = ['refuse', 'hold', 'ask'] as const;

export type WordRuleAction = (typeof WORD_RULE_ACTIONS)[number];

/** How an action is called where it is chosen and listed. */
export const ACTION_NAMES: Record<WordRuleAction, { title: string; text: string }> = {
  hold: {
    title: 'Hold',
    text: 'The comment waits for a moderator. Its writer is told so.',
  },
  ask: {
    title: 'Ask',
    text: 'The writer is asked to think twice, and may post it as it is.',
  },
  refuse: {
    title: 'Refuse',
    text: 'The comment cannot be posted with it. Its writer is told which words it is about.',
  },
};

/** A phrase that is looked for. */
export type WordRule = { id: string; phrase: string; action: WordRuleAction };

/** The longest phrase in characters: a sentence is no phrase, and hits nothing but itself. */
export const PHRASE_MAX = 80;

/** A phrase of more words hits nothing but itself; matching looks so many words ahead at most. */
export const PHRASE_WORDS_MAX = 8;

/** Letters and digits that a phrase has at least: with one, half of all comments would wait. */
export const PHRASE_LETTERS_MIN = 2;

/** Note to the other moderators. */
export const NOTE_MIN = 3;
export const NOTE_MAX = 300;

/** Rules that may hold at once: a page that a moderator can still read. */
export const MOST_RULES = 500;

/** How old the rules may be that a process goes by if it hears of no change (ms). */
export const KNOWN_FOR = 5 * SECOND;

/** How far back an entry is tried. */
export const TRIED_DAYS = 30;

/** How many comments an entry is tried on at most, the newest first: about a second of work. */
export const TRIED_AT_MOST = 20_000;

/** Comments that are read at once for it. */
export const TRIED_AT_ONCE = 500;

/** Of what an entry would have matched so many are shown. */
export const SHOWN_MATCHES = 20;

/** Characters that are shown before and after a match. */
export const CONTEXT = 60;

/** No try takes longer: beyond that it tells what it has found so far (ms). */
export const LONGEST_TRY = MINUTE / 6;

/**
 * The key by which two phrases are the same: their folded words. Empty for a phrase without letters
 * and digits.
 */
export function phraseKey(phrase: string): string {
  return wordsOf(phrase)
    .map(({ keys }) => keys[0])
    .join(' ');
}

/** What is wrong with a phrase, as a sentence; null when it can be looked for. */
export function wrongWithPhrase(phrase: string): string | null {
  if ([...phrase].length > PHRASE_MAX) {
    return `A phrase has ${PHRASE_MAX} characters at most.`;
  }
  const words = wordsOf(phrase);
  if (words.length > PHRASE_WORDS_MAX) {
    return `A phrase has ${PHRASE_WORDS_MAX} words at most.`;
  }
  const letters = words.reduce((sum, { keys }) => sum + (keys[0]?.length ?? 0), 0);
  if (letters < PHRASE_LETTERS_MIN) {
    return 'Write a word or several: a single letter would be found in half of all comments.';
  }
  return null;
}
