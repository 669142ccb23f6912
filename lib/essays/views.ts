import type { EssayState } from './rules.ts';

/** An essay in a list. */
export type EssayCard = {
  slug: string;
  title: string;
  summary: string;
  byline: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
  revisedAt: string | null;
  words: number;
  /** Comments whose text can be read. */
  comments: number;
};

/** Where an essay stands, and in how many windows its discussion does. */
export type EssayAddress = { slug: string; windows: number };

/** A published essay as readers get it. */
export type EssayView = EssayCard & {
  id: string;
  threadId: string;
  html: string;
  headings: { id: string; text: string; depth: number }[];
};

/** An essay on its author's desk. */
export type DeskEssay = {
  id: string;
  slug: string;
  title: string;
  state: EssayState;
  /** The decision of a moderator that hides it; null while none does. */
  hiddenById: string | null;
  words: number;
  comments: number;
  updatedAt: string;
  publishedAt: string | null;
};

/** An essay in the editor: the latest revision, published or not. For its author only. */
export type EssayDraft = DeskEssay & { summary: string; source: string };
