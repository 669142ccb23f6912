import { essayFeed } from '#components/essays/feed.ts';
import { listFeedEssays } from '#lib/essays/queries.ts';
import { getSite } from '#lib/site/queries.ts';

/** The essays as an Atom feed. */
export async function GET() {
  const feed = essayFeed(getSite(), await listFeedEssays());
  return new Response(feed.atom1(), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
