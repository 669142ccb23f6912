import { essaysFeed } from '#components/feeds/essays-feed.ts';
import { feedAnswer } from '#components/feeds/feed.ts';
import { getFeedSite, listFeedEssays } from '#lib/feeds/queries.ts';

/** The essays as an Atom feed. */
export async function GET() {
  return feedAnswer(essaysFeed(getFeedSite(), await listFeedEssays()), 'atom');
}
