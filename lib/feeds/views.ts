import type { CorrectionView } from '#lib/essays/views.ts';
import type { PageView } from '#lib/guide/views.ts';

/** An essay in a feed: in full. */
export type FeedEssay = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  /** BCP 47. */
  language: string;
  byline: string;
  html: string;
  /** What was put right, the latest last. */
  corrections: CorrectionView[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  /** When readers last got something new of it: a text, or a correction. */
  changedAt: string;
};

/** A page of the guide in a feed. */
export type FeedPage = Pick<PageView, 'id' | 'permalink' | 'title' | 'summary' | 'document'> & {
  publishedAt: string;
  changedAt: string;
};
