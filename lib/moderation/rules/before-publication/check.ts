import type { WordRule } from '#lib/word-rules/rules.ts';

/** The checks, by the keys that decisions, cases and forms name them by. */
export const CHECK_KEYS = [
  'suspended',
  'locked',
  'slow-mode',
  'length',
  'repeat',
  'patient-information',
  'words',
  'links',
] as const;

export type CheckKey = (typeof CHECK_KEYS)[number];

/** A text that is to be published: a new comment, a reply or an edit. */
export type CheckedComment = {
  /** As Markdown. */
  body: string;
  /** What it becomes. */
  html: string;
  /** Whether it takes the place of an earlier text of the same comment. */
  isEdit: boolean;
  /** The links that it holds, and its earlier text did not (find-links.ts). */
  links: readonly string[];
  /** The phrases of word rules that it holds, and its earlier text did not, as they stand in it. */
  words: readonly FoundWords[];
  /** What its writer was asked and said "post it anyway" to. */
  confirmed: ReadonlySet<CheckKey>;
};

export type FoundWords = { rule: WordRule; written: string };

/** A comment that its writer has posted in the same thread. */
export type EarlierComment = {
  number: number;
  writtenAt: Date;
  /** Null when it was deleted, or cannot be the same text. */
  body: string | null;
};

/** What is known when it is to be published. */
export type Facts = {
  writer: {
    suspended: boolean;
    /** A newcomer of the policy: the account is young and has no role. */
    newcomer: boolean;
    /** Whether a moderator has read and released a comment of theirs with a link. */
    linkReleased: boolean;
  };
  thread: { locked: boolean; slowSeconds: number | null };
  /** Whether the branch that it stands in is locked, here or further up. */
  branchLocked: boolean;
  /** What the writer posted last in the thread, newest first, and no more than REPEATS_AMONG. */
  earlier: readonly EarlierComment[];
};

/** What a check says. The sentence is for the writer. */
export type Verdict =
  | { says: 'publish' }
  | { says: 'hold'; check: CheckKey; sentence: string }
  | { says: 'ask'; check: CheckKey; sentence: string }
  | {
      says: 'refuse';
      check: CheckKey;
      sentence: string;
      /** Whether it is about the text, so that the sentence stands beside it. */
      aboutText: boolean;
    };

/** One check: looks at a comment and what is known, and does nothing else. */
export type Check = (comment: CheckedComment, facts: Facts, now: Date) => Verdict;

export const PUBLISH: Verdict = { says: 'publish' };

/** The comment waits for a moderator. */
export function hold(check: CheckKey, sentence: string): Verdict {
  return { says: 'hold', check, sentence };
}

/** Its writer is asked, unless they have been and said yes. */
export function ask(check: CheckKey, comment: CheckedComment, sentence: string): Verdict {
  return comment.confirmed.has(check) ? PUBLISH : { says: 'ask', check, sentence };
}

/** It cannot be published now, whatever it says. */
export function refuse(check: CheckKey, sentence: string): Verdict {
  return { says: 'refuse', check, sentence, aboutText: false };
}

/** It cannot be published with this text. */
export function refuseText(check: CheckKey, sentence: string): Verdict {
  return { says: 'refuse', check, sentence, aboutText: true };
}

/** How the code of a form's problem begins that is a question; the check's key follows. */
const ASKED = 'ask-';

/** The code by which a form learns that its writer is asked. */
export const codeOfAsk = (check: CheckKey): string => `${ASKED}${check}`;

/** The check that asks, by a problem's code; null when it is no question. */
export function askedBy(code: string | undefined): CheckKey | null {
  if (!code?.startsWith(ASKED)) return null;
  return CHECK_KEYS.find((key) => codeOfAsk(key) === code) ?? null;
}

/** The checks that a form says are confirmed, as keys between commas; what is no key is passed over. */
export function readConfirmed(sent: string): ReadonlySet<CheckKey> {
  const keys = new Set(sent.split(','));
  return new Set(CHECK_KEYS.filter((key) => keys.has(key)));
}
