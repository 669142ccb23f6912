import { logJsonFeed } from '#components/moderation/log-feed.ts';
import { getLogPage } from '#lib/moderation/queries/log.ts';
import { getSite } from '#lib/site/queries.ts';

/** The newest entries of the log as a JSON feed. */
export async function GET() {
  const page = await getLogPage(null, null);
  return Response.json(logJsonFeed(getSite(), page?.entries ?? []), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
}
