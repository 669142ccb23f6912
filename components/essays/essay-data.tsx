'use client';

import { JsonLd } from '#components/ui/json-ld.tsx';
import type { ThreadWindow } from '#lib/comments/views.ts';
import type { EssayCard } from '#lib/essays/views.ts';
import { discussionData, essayData } from './structured-data.ts';

type EssayDataProps = {
  site: { name: string; url: string };
  essay: EssayCard;
  thread: ThreadWindow;
  /** What else is said of the essay (article-data.ts). */
  more: object;
};

/**
 * Structured data of an essay's page. A client component for the same reason as the thread: the
 * comments' data is on the page already, and this adds the script once and not twice.
 */
export function EssayData({ site, essay, thread, more }: EssayDataProps) {
  return <JsonLd data={essayData(site, essay, thread, more)} />;
}

/** Structured data of a further part of a discussion. */
export function DiscussionData({ site, thread }: Pick<EssayDataProps, 'site' | 'thread'>) {
  return <JsonLd data={discussionData(site, thread)} />;
}
