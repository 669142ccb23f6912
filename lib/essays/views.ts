import type { CoverView } from '#lib/images/views.ts';
import type { EssayState } from './rules.ts';

/** An essay in a list. */
export type EssayCard = {
  slug: string;
  title: string;
  summary: string;
  /** Of title, summary and text (BCP 47). */
  language: string;
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
  cover: CoverView | null;
  /** What was put right, the latest last. */
  corrections: CorrectionView[];
  html: string;
  headings: { id: string; text: string; depth: number }[];
};

/** An essay on its author's desk. */
export type DeskEssay = {
  id: string;
  slug: string;
  /** Of what is being written; empty while it has none. */
  title: string;
  state: EssayState;
  /** The decision of a moderator that hides it; null while none does. */
  hiddenById: string | null;
  words: number;
  comments: number;
  /** When its text was last kept, by its author or by itself. */
  updatedAt: string;
  publishedAt: string | null;
  takenBackAt: string | null;
  /** When it is to be published, and the time zone in which its author said so (IANA). */
  scheduledFor: string | null;
  scheduledZone: string | null;
  /** A time came at which nothing was published, and its author has not taken note of that. */
  missed: boolean;
};

/** A page of the desk. `next`: where the page after begins; null after the last one. */
export type DeskPage = {
  essays: DeskEssay[];
  /** How many essays are in each state, on all pages. */
  counts: Record<EssayState, number>;
  next: string | null;
};

/** A draft in the bin. */
export type DeletedDraft = {
  id: string;
  title: string;
  words: number;
  deletedAt: string;
  /** From then on it cannot be brought back. */
  goneAt: string;
};

/** An essay in the editor: what is being written, published or not. For its author only. */
export type EssayDraft = DeskEssay & {
  summary: string;
  source: string;
  language: string;
  coverId: string | null;
  coverAlt: string;
  /** The essay that it answers, as it is called now. */
  answers: { slug: string; title: string } | null;
  /** Sent back with every save: one that was made to an older version overwrites nothing. */
  version: number;
  savedAt: string;
  /** "you" or a name. */
  savedBy: string;
  /** The revision that holds exactly this; null: it was changed since the last one. */
  keptAs: number | null;
  latestRevision: number;
  publishedRevision: number | null;
  /** The address is one that its author chose, and does not follow the title. */
  addressChosen: boolean;
  /** Since when it lies in the bin. */
  deletedAt: string | null;
};

/** What an author put right, as readers are told. `at`: ISO 8601, UTC. */
export type CorrectionView = { note: string; at: string };

/** A link for reviewers that works, for the essay's author only. */
export type ReviewLinkView = {
  id: string;
  /** For whom, in the author's words. */
  label: string;
  /** Whole address. */
  url: string;
  madeAt: string;
};

/** Beside what is being written of an essay, what its author has arranged for it. For its author only. */
export type Publishing = {
  schedule: {
    at: string;
    /** IANA name. */
    zone: string;
    /** The same time as a form's field takes it. */
    local: string;
    /** The clocks show that time twice, and this is the first. */
    twice: boolean;
    revision: number;
    /** When the text was kept that is published then. */
    keptAt: string;
  } | null;
  /** A time that came and at which nothing was published, and the code of why not. */
  missed: { at: string; zone: string; why: string } | null;
  /** The zone that the author named last. */
  zone: string | null;
  corrections: CorrectionView[];
  links: ReviewLinkView[];
  /** Where it stood before, and what leads to it now: whole paths. */
  formerAddresses: string[];
};

/** An essay as reviewers see it who have a link: published or not. */
export type Reviewed = {
  title: string;
  summary: string;
  cover: CoverView | null;
  html: string;
  words: number;
  language: string;
  /** Null while its author has no name. */
  byline: string | null;
  /** When this text was kept. */
  keptAt: string;
};
