import { commentsFeed } from '#components/feeds/comments-feed.ts';
import { feedAnswer } from '#components/feeds/feed.ts';
import { getNewestComments } from '#lib/comments/queries/newest.ts';
import { getFeedSite } from '#lib/feeds/queries.ts';
import { movedTo } from './former-essay.ts';

/** The comments below an essay as a feed; where it has moved to, or that there is nothing. */
export async function answerWithComments(slug: string, form: 'atom' | 'json'): Promise<Response> {
  const newest = await getNewestComments(slug);
  if (newest) return feedAnswer(commentsFeed(getFeedSite(), newest), form);
  const location = await movedTo(slug, form === 'atom' ? 'feed.xml' : 'feed.json');
  if (location === null) return new Response('There is no such feed.\n', { status: 404 });
  return new Response(null, { status: 308, headers: { location } });
}
