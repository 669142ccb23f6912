import type { Metadata } from 'next';
import { PREVIEW_IMAGE } from '#components/site/preview-image.ts';
import type { ThreadWindow } from '#lib/comments/views.ts';
import type { EssayView } from '#lib/essays/views.ts';

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
    alternates: { canonical: address },
    pagination: { next: thread.next },
    ...(isFound ? {} : { robots: { index: false, follow: true } }),
    openGraph: {
      type: 'article',
      title,
      description: summary,
      url: address,
      siteName,
      locale: 'en_GB',
      images: [PREVIEW_IMAGE],
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

const ORDER_NAMES = { oldest: 'oldest first', newest: 'newest first', helpful: 'most helpful' };
