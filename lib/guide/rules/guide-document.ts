/**
 * An article that the author means to write, shown as planned. When something of that title is
 * published it has an address (with its leading slash) and is a link, until that is taken away.
 */
export type PlannedArticle = { title: string; address?: string };

/** A piece of a guide in reading order; the HTML is sanitised. */
export type GuideBlock =
  | { kind: 'html'; html: string }
  | { kind: 'planned'; articles: PlannedArticle[] };

/** One of the cases a reader may recognise themself in. */
export type WayIn = {
  /** From 1, as it stands before the case. */
  number: number;
  /** The case without its "-> read this", sanitised; may hold links, so don't put it into one. */
  html: string;
  /** The case as plain text. */
  text: string;
  /** The section it leads to (`#<sectionId>`); null if there are more cases than sections. */
  sectionId: string | null;
};

export type GuideSection = {
  /** Unique on the page, fit for an address's fragment. */
  id: string;
  /** Plain text. */
  title: string;
  blocks: GuideBlock[];
  /** The planned articles of all its blocks, in order. */
  planned: PlannedArticle[];
};

/** A page as its readers get it. Plain data, so that it can be kept as JSON. */
export type GuideDocument = {
  /** What stands before the cases, or before the first section if there are no cases. */
  intro: GuideBlock[];
  waysIn: WayIn[];
  /** What stands between the cases and the first section. */
  outro: GuideBlock[];
  sections: GuideSection[];
  /** Planned articles of the whole page that are not there yet. */
  plannedCount: number;
  /** The author's notes that were taken out, in order. For the author only. */
  notes: string[];
  /** Everything a reader sees, as plain text with a line for each block: for search and summaries. */
  text: string;
};
