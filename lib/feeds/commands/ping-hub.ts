import { SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { type FeedName, feedPaths } from '../rules.ts';

/** A hub that takes longer is asked again later. */
const LONGEST_WAIT = 10 * SECOND;

/** The hub, and the address of the site whose feeds it is told of. */
export type Hub = { hub: string; siteUrl: string };

/**
 * Tells the hub that a feed has changed, in both forms: it fetches the feed and gives it to whoever
 * subscribed there. Nothing but the feed's own address is sent. Throws when the hub does not take
 * it, so that it is tried again.
 */
export async function pingHub({ hub, siteUrl }: Hub, feed: FeedName): Promise<void> {
  for (const path of Object.values(feedPaths(feed))) {
    const answer = await fetch(hub, {
      method: 'POST',
      body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': siteUrl + path }),
      signal: AbortSignal.timeout(LONGEST_WAIT),
      // The operator named this address and no other.
      redirect: 'error',
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
  }
}

/** The same for the comments of an essay, as long as it is published. */
export async function pingHubOfComments(hub: Hub, essayId: string): Promise<void> {
  const essay = await db.essay.findFirst({
    where: { id: essayId, publishedRevision: { not: null } },
    select: { slug: true },
  });
  if (essay) await pingHub(hub, { essayId, slug: essay.slug });
}
