import { linkResolver } from '#lib/essays/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { readGuide } from '../rules/read-guide.ts';

export type PageText = {
  permalink: string;
  title: string;
  /** Empty: made from the beginning of the text. */
  summary: string;
  icon: string | null;
  position: number | null;
  /** Markdown, author's notes included. */
  source: string;
};

export type SavedPage = { id: string; permalink: string; revision: number; planned: number };

/** Cards and search results cut a summary at about this length. */
const SUMMARY_LENGTH = 200;

/**
 * Keeps a text as the new latest revision of the page at its address, or as a new page. Readers see
 * it when it is published.
 */
export async function savePage(
  tx: Transaction,
  page: PageText,
  now: Date,
): Promise<Result<SavedPage>> {
  const document = readGuide(page.source, { resolveLink: await linkResolver(tx) });
  const before = await tx.guidePage.findUnique({ where: { permalink: page.permalink } });
  const number = (before?.latestRevision ?? 0) + 1;
  const about = { icon: page.icon, position: page.position, latestRevision: number };
  const { id } = before
    ? await tx.guidePage.update({ where: { id: before.id }, data: about })
    : await tx.guidePage.create({
        data: { id: newId(), permalink: page.permalink, createdAt: now, ...about },
      });
  await tx.guideRevision.create({
    data: {
      pageId: id,
      number,
      title: page.title,
      summary: page.summary || beginning(document.text),
      source: page.source,
      document,
      createdAt: now,
    },
  });
  return ok({ id, permalink: page.permalink, revision: number, planned: document.plannedCount });
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
