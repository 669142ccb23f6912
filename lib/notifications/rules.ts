import type { DecisionKind, SubjectKind } from '#lib/moderation/rules/kinds.ts';

/** Notices on a page: a person rarely has more in a year. */
export const NOTICES_PAGE = 20;

/** The count beside a name says no more than this: "9+" is read as well as "143". */
export const MOST_COUNTED = 9;

/** The browser's own event after notices were marked as read, so that the count is asked anew. */
export const NOTICES_SEEN = 'off-call:notices-seen';

/** What a decision is about, as the person it concerns is told. */
export type Concern = {
  kind: DecisionKind;
  subject: SubjectKind;
  /** Of the comment; null for everything else. */
  number: number | null;
  /** The essay's; empty when it has none that this person may read. */
  title: string;
};

/** What was decided, in one sentence to the person: "Your comment #12 on “A title” was hidden." */
export function concernWords(concern: Concern): string {
  const { kind, subject } = concern;
  if (subject === 'persona')
    return PERSONA_WORDS[kind] ?? 'A moderator decided about your account.';
  return `${whatOf(concern)} ${DONE[kind]}.`;
}

/** A notice's count as it stands beside a name. */
export function countWords(count: number): string {
  return count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
}

function whatOf({ kind, subject, number, title }: Concern): string {
  const on = title === '' ? '' : ` on “${title}”`;
  if (subject === 'comment') {
    const comment = `our comment #${number}${on}`;
    return kind === 'lock' || kind === 'unlock' ? `The branch below y${comment}` : `Y${comment}`;
  }
  const essay = title === '' ? 'our essay' : `our essay “${title}”`;
  return subject === 'essay' ? `Y${essay}` : `The discussion of y${essay}`;
}

const DONE: Record<DecisionKind, string> = {
  hide: 'was hidden',
  restore: 'can be read again',
  hold: 'is held until a moderator has looked at it',
  release: 'was looked at and can be read',
  keep: 'was looked at and left as it is',
  edit_out: 'was blacked out in part',
  put_back: 'says again what it said before',
  lock: 'was locked: nobody can answer there',
  unlock: 'was unlocked',
  slow: 'was slowed down',
  unslow: 'is no longer slowed down',
  warn: 'was the reason for a warning',
  unwarn: 'is no longer the reason for a warning',
  suspend: 'was the reason for a suspension',
  unsuspend: 'is no longer the reason for a suspension',
};

const PERSONA_WORDS: Partial<Record<DecisionKind, string>> = {
  hide: 'Your display name was taken away.',
  restore: 'It was decided that your display name is fine after all.',
  warn: 'You were warned.',
  unwarn: 'A warning was taken back.',
  suspend: 'Your account was suspended.',
  unsuspend: 'Your suspension was ended.',
};
