import type { Metadata } from 'next';
import type { ThreadWindow } from '#lib/comments/views.ts';
import type { EssayView } from '#lib/essays/views.ts';

/** Pixels of the picture at og.png below an essay (lib/platform/drawing/draw-card.ts). */
const CARD_WIDTH = 1200;
const CARD_HEIGHT = 630;

/**
 * What an essay's page says of itself. In every order it is the same essay, so one address is to be
 * found and the others lead there.
 */
export function essayMetadata(siteName: string, essay: EssayView, thread: ThreadWindow): Metadata {
  const { slug, title, summary, byline, publishedAt, revisedAt } = essay;
  const address = `/essays/${slug}`;
  const isFound = thread.order === 'oldest';
  return {
    title: isFound ? title : `${title} (${ORDER_NAMES[thread.order]})`,
    description: summary,
    authors: [{ name: byline }],
    alternates: { canonical: address, types: commentFeeds(address, title) },
    pagination: { next: thread.next },
    ...(isFound ? {} : { robots: { index: false, follow: true } }),
    openGraph: {
      type: 'article',
      title,
      description: summary,
      url: address,
      siteName,
      locale: 'en_GB',
      images: [
        {
          url: `${address}/og.png`,
          width: CARD_WIDTH,
          height: CARD_HEIGHT,
          alt: `“${title}”, an essay by ${byline}`,
        },
      ],
      authors: [byline],
      publishedTime: publishedAt,
      modifiedTime: revisedAt ?? publishedAt,
    },
  };
}

/** What a further part of an essay's discussion says of itself. Only the oldest first is to be found. */
export function partMetadata(thread: ThreadWindow): Metadata {
  const { slug, title, part, previous, next } = thread;
  const isFound = thread.order === 'oldest';
  const order = isFound ? '' : ` (${ORDER_NAMES[thread.order]})`;
  return {
    title: `${title}: the discussion, part ${part}${order}`,
    description: `Part ${part} of the discussion below the essay “${title}”.`,
    pagination: { previous, next },
    ...(isFound
      ? { alternates: { canonical: `/essays/${slug}/page/${part}` } }
      : { robots: { index: false, follow: true } }),
  };
}

/** The feeds of an essay's comments, which programs find by this. */
function commentFeeds(address: string, essayTitle: string) {
  const title = `Comments on “${essayTitle}”`;
  return {
    'application/atom+xml': [{ title, url: `${address}/feed.xml` }],
    'application/feed+json': [{ title, url: `${address}/feed.json` }],
  };
}

const ORDER_NAMES = { oldest: 'oldest first', newest: 'newest first', helpful: 'most helpful' };
