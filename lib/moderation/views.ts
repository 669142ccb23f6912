import type { Permit } from '#lib/comments/views.ts';
import type { DecisionKind, SubjectKind } from './rules/kinds.ts';
import type { EntryKey } from './rules/log.ts';
import type { QueueFilter, Urgency } from './rules/queue.ts';

/**
 * A decision in the public log: role, rule, kind and day; never a name, a text or a link
 * (rules/log.ts says why no more).
 */
export type LogEntry = {
  /** By which the log can be read on from here; not the decision's id. */
  key: string;
  /** "2026-11-23", UTC. */
  day: string;
  kind: DecisionKind;
  /** automatic: decided by a check or the rule of three reports. */
  role: 'moderator' | 'admin' | 'automatic';
  subject: SubjectKind;
  /** The house rule with its short name; null for what rests on none. */
  rule: { key: string; short: string } | null;
  /** What became of an appeal against it; null when there was none, or it is not decided. */
  appeal: 'stands' | 'taken-back' | null;
  /** Whether another decision has taken it back, after an appeal or without one. */
  takenBack: boolean;
  /** The day on which anything said here last changed. */
  changedOn: string;
};

/** A page of the log, the newest day first; `older` is where the next page starts, null at the end. */
export type LogPage = { entries: LogEntry[]; older: EntryKey | null };

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

/**
 * A decision with its whole statement of reasons (article 17 DSA), for the person it is about and for
 * moderators: everything but who decided.
 */
export type DecisionStatement = {
  id: string;
  kind: DecisionKind;
  subject: SubjectKind;
  /** Whether it is about the person who reads it. */
  isOwn: boolean;
  /** The comment it is about. */
  comment: { id: string; number: number } | null;
  /** The essay, or the one whose discussion it is about or in; no title when readers get none. */
  essay: { id: string; slug: string; title: string } | null;
  /** The name in that discussion of whoever it concerns, for comments and personas. */
  name: string | null;
  rule: { key: string; title: string; text: string } | null;
  law: string | null;
  explanation: string;
  source: 'report' | 'notice' | 'own_initiative' | 'automatic' | 'appeal' | 'import';
  automated: boolean;
  decidedAt: string;
  /** Until when it holds; null: until it is taken back. */
  endsAt: string | null;
  slowSeconds: number | null;
  undone: boolean;
  /** The decision that took this one back. */
  takenBack: { id: string; explanation: string; decidedAt: string } | null;
  /** The decision that this one takes back. */
  reversesId: string | null;
  /** Whether this person may appeal, and until when. */
  appeal: Permit;
  appealUntil: string;
};

/** A suspension that holds, as the person sees it. */
export type OwnSuspension = {
  /** The decision that made it; null for one that was made without. */
  decisionId: string | null;
  /** ISO 8601, UTC; null: until it is taken back. */
  until: string | null;
  explanation: string;
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

// ---------------------------------------------------------------- what waits, for moderators only

/** An earlier decision about the same persona, essay or discussion, with who made it. */
export type EarlierDecision = {
  id: string;
  kind: DecisionKind;
  subject: SubjectKind;
  /** The comment it is about. */
  comment: { id: string; number: number } | null;
  /** Short name of the house rule. */
  rule: string | null;
  explanation: string;
  /** The moderator's name; null when it was automated, or whoever decided is gone. */
  by: string | null;
  automated: boolean;
  decidedAt: string;
  endsAt: string | null;
  /** It takes something from the person, and nothing has taken it back. */
  stands: boolean;
  /** What it said before is kept sealed. */
  sealed: boolean;
};

/** The essay around what a case is about; the title is empty when readers do not get it. */
type EssayAround = { id: string; slug: string; title: string };

/** Somebody as they are known in one discussion. */
export type PersonaItem = {
  kind: 'persona';
  id: string;
  name: string;
  personaKind: 'member' | 'imported' | 'sample';
  thread: ThreadState;
  essay: EssayAround;
};

/** What a moderator has done to a discussion as a whole. */
type ThreadState = { id: string; locked: boolean; slowSeconds: number | null };

/** A comment as a moderator has to judge it. Texts of deleted ones are gone for moderators too. */
export type CommentItem = {
  kind: 'comment';
  id: string;
  number: number;
  /** held: waits without ever having been shown. */
  state: 'shown' | 'hidden' | 'held' | 'deleted';
  /** Hidden until a moderator has looked at it, and not for good. */
  onHold: boolean;
  /** The short name of the house rule under which it is hidden. */
  hiddenFor: string | null;
  author: PersonaItem;
  html: string | null;
  /** The Markdown it was written in, on its own pages only. */
  body: string | null;
  writtenAt: string;
  editedAt: string | null;
  branchLocked: boolean;
  /** What it answers: the beginning of its text, null when it was deleted. */
  answers: { id: string; number: number; author: string; text: string | null } | null;
  thread: ThreadState;
  essay: EssayAround;
};

export type EssayItem = {
  kind: 'essay';
  id: string;
  slug: string;
  title: string;
  summary: string;
  byline: string;
  state: 'shown' | 'hidden' | 'taken-back';
  /** On the page of its own case only. */
  html: string | null;
  thread: ThreadState | null;
};

/** A discussion, in appeals against what was decided about it. */
export type ThreadItem = { kind: 'thread'; thread: ThreadState; essay: EssayAround };

export type CaseItem = CommentItem | EssayItem | PersonaItem | ThreadItem;

/** What people said who reported it, by reason, the most frequent first. */
export type ReportsByReason = {
  reason: string;
  count: number;
  /** How many of them came from visitors. */
  notices: number;
  notes: string[];
};

/** A case in the queue and on its own page. */
export type CaseView = {
  id: string;
  origin: 'report' | 'check' | 'appeal';
  urgency: Urgency;
  reason: string;
  reportCount: number;
  openedAt: string;
  closedAt: string | null;
  /** Its place in the queue, for an address. */
  place: string;
  /** Who works on it at the moment. */
  claim: { by: string; isOwn: boolean; until: string } | null;
  /** Null when it was deleted altogether. */
  item: CaseItem | null;
  appeal: { id: string; text: string; madeAt: string; decisionId: string } | null;
  reports: ReportsByReason[];
  notes: { id: string; by: string; text: string; writtenAt: string }[];
  /** Newest first; `count` is how many there are in all. */
  earlier: { count: number; decisions: EarlierDecision[] };
};

/** A page of the queue, most urgent first; `next` is where the next page starts, null at the end. */
export type QueueView = { cases: CaseView[]; next: string | null };

/** How many open cases there are under each filter. */
export type QueueCounts = Record<QueueFilter, number>;

/** What a moderator has just decided and may still undo: one decision, or those of one bulk act. */
export type Undoable = {
  decisionIds: string[];
  kind: DecisionKind;
  subject: SubjectKind;
  /** Of the comment, and the name that it or the decision is about. */
  number: number | null;
  name: string | null;
  secondsLeft: number;
  /** The case in which it was decided; null without one, and for a bulk act. */
  caseId: string | null;
};
