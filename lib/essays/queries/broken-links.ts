import 'server-only';
import { brokenLinks } from '#lib/links/port.ts';
import { db } from '#lib/platform/db.ts';
import { linkedBlocks } from '#lib/writing/rules/linked-blocks.ts';
import type { BrokenLink } from '#lib/writing/views.ts';

/** The links of an essay's text that don't lead where they say, for its author. */
export async function getBrokenLinks(source: string, essayId: string): Promise<BrokenLink[]> {
  // Asked every few seconds while somebody types: only what has a link is read.
  const linked = linkedBlocks(source);
  return linked.trim() === '' ? [] : brokenLinks(db, linked, { essayId });
}
