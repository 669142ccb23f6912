import type { WordRuleAction } from './rules.ts';

/** A word rule as moderators see it. Never who made it: they answer for it together. */
export type WordRuleView = {
  id: string;
  phrase: string;
  action: WordRuleAction;
  note: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  /** Null while it holds. */
  endedAt: string | null;
};

/** The rules that hold, by phrase, and those that were ended last. */
export type WordRuleList = { current: WordRuleView[]; ended: WordRuleView[] };

/** A comment in which a phrase would have been found, with what stands around it. */
export type TriedMatch = {
  commentId: string;
  number: number;
  essayTitle: string;
  /** ISO 8601, UTC. */
  writtenAt: string;
  before: string;
  match: string;
  after: string;
};

/** What a phrase would have matched. */
export type Trial = {
  phrase: string;
  /** How many comments were looked at, newest first, and in how many it is. */
  read: number;
  found: number;
  /** Whether there were more comments in that time than are looked at. */
  isCut: boolean;
  /** The newest of them. */
  matches: TriedMatch[];
};
