import type { DecisionKind, SubjectKind } from './rules/kinds.ts';

/** A decision in the public log: role, rule and kind; never a name, a text or a link. */
export type LogEntry = {
  id: string;
  kind: DecisionKind;
  /** automatic: decided by a check or the rule of three reports. */
  role: 'moderator' | 'admin' | 'automatic';
  subject: SubjectKind;
  /** The house rule with its short name; null for a release. */
  rule: { key: string; short: string } | null;
  /** ISO 8601, UTC. */
  decidedAt: string;
};

/** A page of the log, newest first; `older` is where the next page starts, null at the end. */
export type LogPage = { entries: LogEntry[]; older: string | null };

/** What the writer of a comment is told about a decision: everything but who decided. */
export type DecisionForWriter = {
  id: string;
  kind: DecisionKind;
  commentId: string;
  number: number;
  essayTitle: string;
  rule: { title: string; text: string } | null;
  explanation: string;
  decidedAt: string;
};

/** An imported discussion that waits for consent, as moderators see it. */
export type HeldImport = {
  id: string;
  title: string;
  format: string;
  slug: string;
  essayTitle: string;
  importedAt: string;
  held: number;
};

/** A held comment, as moderators see it. */
export type HeldComment = {
  id: string;
  number: number;
  author: string;
  html: string;
  writtenAt: string;
};
