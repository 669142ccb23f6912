/** A published essay on the page where it is saved. */
export type EssayToSave = {
  id: string;
  slug: string;
  title: string;
  byline: string;
  /** Since when whoever asks keeps it, ISO 8601 UTC; null while they don't. */
  savedAt: string | null;
};

/** An essay in the list of those that somebody saved. */
export type SavedEssay = {
  id: string;
  savedAt: string;
  /** Null once it can't be read any more: of what its author or a moderator took away nothing is said. */
  essay: { slug: string; title: string; byline: string; words: number } | null;
};

/** A stretch of that list, newest first. */
export type SavedEssays = {
  saved: SavedEssay[];
  /** What to ask for to go on; null at the end. */
  older: string | null;
};
