import { essayJsonFeed } from '#components/essays/feed.ts';
import { listFeedEssays } from '#lib/essays/queries.ts';
import { getSite } from '#lib/site/queries.ts';

/** The essays as a JSON feed. */
export async function GET() {
  return Response.json(essayJsonFeed(getSite(), await listFeedEssays()), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
}
