import { feedAnswer } from '#components/feeds/feed.ts';
import { guideFeed } from '#components/feeds/guide-feed.ts';
import { getFeedSite, listFeedPages } from '#lib/feeds/queries.ts';

/** The guide as a JSON feed. */
export async function GET() {
  return feedAnswer(guideFeed(getFeedSite(), await listFeedPages()), 'json');
}
