/** A published part of a series as readers get it. */
export type SeriesPart = {
  slug: string;
  title: string;
  summary: string;
  /** The language of the part (BCP 47). */
  language: string;
  words: number;
  /** ISO 8601, UTC. */
  publishedAt: string;
};

/** A series as readers get it: what is published of it, in its order. */
export type SeriesView = {
  slug: string;
  title: string;
  summary: string;
  parts: SeriesPart[];
};

/** Where an essay stands in its series, counted by what is published. */
export type PlaceInSeries = {
  slug: string;
  title: string;
  /** From 1. */
  part: number;
  of: number;
  previous: { slug: string; title: string } | null;
  next: { slug: string; title: string } | null;
};

/** A series on its author's desk. */
export type DeskSeries = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  parts: number;
  /** Parts that readers see; without any, the series is not shown to them. */
  published: number;
};

/** A part as its author sees it, published or not. For that author only. */
export type DeskPart = { id: string; title: string; published: boolean };

/** A series with its parts and what else could be one. For its author only. */
export type DeskSeriesInFull = DeskSeries & {
  list: DeskPart[];
  /** Essays of the author that stand in no series. */
  others: DeskPart[];
};
