import 'server-only';
import { brokenLinks } from '#lib/links/port.ts';
import { db } from '#lib/platform/db.ts';
import type { BrokenLink } from '#lib/writing/views.ts';

/** The links of an essay's text that don't lead where they say, for its author. */
export async function getBrokenLinks(source: string, essayId: string): Promise<BrokenLink[]> {
  // Most texts while they are typed have none, and need not be read for them.
  if (!/\[\[|\]\(|\]:|<http|https?:/.test(source)) return [];
  return brokenLinks(db, source, { essayId });
}
