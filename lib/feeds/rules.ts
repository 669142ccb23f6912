/** Feeds of the site; that of an essay's comments is named by the essay. */
export type FeedName = 'essays' | 'guide' | { essayId: string; slug: string };

/** The addresses of a feed in its two forms, without the site's own. */
export function feedPaths(feed: FeedName): { atom: string; json: string } {
  const below = feed === 'essays' ? '' : feed === 'guide' ? '/guide' : `/essays/${feed.slug}`;
  return { atom: `${below}/feed.xml`, json: `${below}/feed.json` };
}
