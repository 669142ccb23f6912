import type { Metadata } from 'next';
import { getVoices } from '#lib/comments/queries/voices.ts';
import { numberIn } from '#lib/comments/rules/addresses.ts';
import { stanceIn, THOSE_WHO } from '#lib/comments/rules/stances.ts';
import type { VoicesWindow } from '#lib/comments/views.ts';

/** The voices at an address; null when there is nothing. The first page has no number. */
export async function findVoices(address: {
  slug: string;
  stance: string;
  number?: string;
}): Promise<VoicesWindow | null> {
  const stance = stanceIn(address.stance);
  const after = address.number === undefined ? 0 : numberIn(address.number);
  if (stance === null || after === null || (after === 0 && address.number)) return null;
  return getVoices(address.slug, stance, after);
}

/** What a page of voices says of itself. */
export function voicesMetadata(voices: VoicesWindow | null): Metadata {
  if (!voices) return { title: 'Not found' };
  const part = voices.after === 0 ? '' : `, after #${voices.after}`;
  return {
    title: `${voices.title}: voices of ${THOSE_WHO[voices.stance]}${part}`,
    pagination: { next: voices.next },
    // A search engine would remember a stance that is not shared any more.
    robots: { index: false, follow: true },
  };
}
