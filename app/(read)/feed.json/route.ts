import { essayFeed } from '#components/essays/feed.ts';
import { listFeedEssays } from '#lib/essays/queries.ts';
import { getSite } from '#lib/site/queries.ts';

/** The essays as a JSON feed. */
export async function GET() {
  const feed = essayFeed(getSite(), await listFeedEssays());
  return new Response(feed.json1(), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
}
