import type { LogEntry } from '#lib/moderation/views.ts';

const WHO: Record<LogEntry['role'], string> = {
  moderator: 'A moderator',
  admin: 'An administrator',
  automatic: 'An automatic rule',
};

const WHAT: Record<LogEntry['subject'], string> = {
  comment: 'a comment',
  essay: 'an essay',
  persona: 'a member',
  thread: 'a discussion',
  import: 'an imported discussion',
};

const DID: Record<LogEntry['kind'], (what: string) => string> = {
  hide: (what) => `hid ${what}`,
  restore: (what) => `restored ${what}`,
  hold: (what) => `held ${what} back`,
  release: (what) => `released ${what}`,
  keep: (what) => `looked at ${what}, and left it as it is`,
  edit_out: (what) => `blacked out a part of ${what}`,
  put_back: (what) => `put a part back into ${what}`,
  lock: (what) => `locked ${what}`,
  unlock: (what) => `unlocked ${what}`,
  slow: (what) => `slowed down ${what}`,
  unslow: (what) => `ended the slowing down of ${what}`,
  warn: (what) => `warned ${what}`,
  unwarn: (what) => `took back a warning to ${what}`,
  suspend: (what) => `suspended ${what}`,
  unsuspend: (what) => `ended the suspension of ${what}`,
};

/** What an entry of the log says, but for the rule: "A moderator hid a comment". */
export function logSentence({ role, kind, subject }: LogEntry): string {
  return `${WHO[role]} ${DID[kind](whatOf(kind, subject))}`;
}

/** A lock on a comment closes what is below it; of a member it is the name that is hidden or kept. */
function whatOf(kind: LogEntry['kind'], subject: LogEntry['subject']): string {
  if (subject === 'comment' && (kind === 'lock' || kind === 'unlock')) {
    return 'a branch of a discussion';
  }
  if (subject === 'persona' && (kind === 'hide' || kind === 'restore' || kind === 'keep')) {
    return 'the name of a member';
  }
  return WHAT[subject];
}

/** What became of the decision since; null as long as nothing did. */
export function logAftermath({ appeal, takenBack }: LogEntry): string | null {
  if (appeal === 'stands' && !takenBack) return 'appealed: stands';
  if (appeal === 'stands') return 'appealed: stood, and was taken back later';
  if (appeal === 'taken-back') return 'appealed: taken back';
  return takenBack ? 'taken back' : null;
}
