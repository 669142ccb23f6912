/** What an author writes, whichever kind of text it is of. */
export type CopyText = {
  title: string;
  summary: string;
  /** Markdown. */
  source: string;
  /** BCP 47. */
  language: string;
  coverId: string | null;
  coverAlt: string;
  /** The essay that this one answers. */
  answersId: string | null;
};

/** A text whose later fields are left as they are when they are not given. */
export type NewText = Pick<CopyText, 'title' | 'summary' | 'source'> &
  Partial<Omit<CopyText, 'title' | 'summary' | 'source'>>;

/** A link of the text that does not lead where it says, as lib/links finds it. */
export type BrokenLink = {
  /** As it was typed. */
  target: string;
  /** From 1. */
  line: number;
  problem: 'missing' | 'section' | 'moved';
  /** Where it leads all the same; null when it leads nowhere. */
  leadsTo: string | null;
};

/** The text that was kept meanwhile, as a form can show it beside its own. */
export type Theirs = Omit<CopyText, 'answersId'> & {
  answers: { slug: string; title: string } | null;
};

/** What a save that would overwrite something newer is told. */
export type Conflict = {
  outcome: 'conflict';
  /** The version that is kept now: sent with the next save, that one overwrites it. */
  version: number;
  /** ISO 8601, UTC. */
  savedAt: string;
  /** "you" (in another tab, on another device), or a name. */
  savedBy: string;
  theirs: Theirs;
};

/** What a save by itself is told. */
export type Saved = {
  outcome: 'saved';
  version: number;
  savedAt: string;
  broken: BrokenLink[];
  /** What could not be taken over as it was typed; the rest is kept. */
  problems: Record<string, string>;
  /** A moderator hides it from readers; what is written is kept all the same. */
  hidden: boolean;
};

export type AutosaveAnswer = Saved | Conflict;

/** One piece of a comparison. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** How a revision came about. */
export type RevisionKind = 'kept' | 'auto' | 'restored' | 'merged' | 'imported';

/** A revision in the list of a text's history. */
export type RevisionLine = {
  number: number;
  title: string;
  words: number;
  kind: RevisionKind;
  /** "you", a name, or null when it is not known. */
  savedBy: string | null;
  /** ISO 8601, UTC. */
  savedAt: string;
  /** Readers get this one. */
  published: boolean;
  /** Readers get this one at the time that is set. */
  scheduled: boolean;
};

/** A page of a text's history, newest first. `next`: the number below which the page after begins. */
export type History = { lines: RevisionLine[]; next: number | null };

/** A text as it is compared: a revision, or what is written now (number null). */
export type ComparedText = {
  number: number | null;
  title: string;
  summary: string;
  source: string;
  language: string;
};
