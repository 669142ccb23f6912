import { imageResolver } from '#lib/images/port.ts';
import { linkResolver } from '#lib/links/port.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { NewText, RevisionKind } from '#lib/writing/views.ts';
import { readGuide, targetsOfGuide } from '../rules/read-guide.ts';

/** Cards and search results cut a summary at about this length. */
const SUMMARY_LENGTH = 200;

/** How a revision came about, and by whom; null when that is nobody with an account. */
export type Origin = { kind: RevisionKind; savedById: string | null; now: Date };

/** Reads a text and stores it as revision `number` of a page. Gives how many articles it plans. */
export async function addPageRevision(
  tx: Transaction,
  pageId: string,
  number: number,
  text: NewText,
  { kind, savedById, now }: Origin,
): Promise<number> {
  const document = readGuide(text.source, {
    resolveLink: await linkResolver(tx, text.source, {
      from: { pageId },
      also: targetsOfGuide(text.source),
    }),
    resolveImage: await imageResolver(tx, text.source),
  });
  await tx.guideRevision.create({
    data: {
      pageId,
      number,
      title: text.title,
      summary: text.summary || beginning(document.text),
      source: text.source,
      document,
      kind,
      savedById,
      createdAt: now,
    },
    select: { number: true },
  });
  return document.plannedCount;
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
