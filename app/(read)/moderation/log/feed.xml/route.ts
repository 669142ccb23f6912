import { logFeed } from '#components/moderation/log-feed.ts';
import { getLogPage } from '#lib/moderation/queries/log.ts';
import { getSite } from '#lib/site/queries.ts';

/** The newest entries of the log as an Atom feed. */
export async function GET() {
  const page = await getLogPage(null, null);
  return new Response(logFeed(getSite(), page?.entries ?? []).atom1(), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
