import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { type Copy, changeCopy } from '#lib/writing/port.ts';
import type { NewText } from '#lib/writing/views.ts';
import { keepPageFirst } from './keep-page.ts';
import { copyOfPage, type HeldPage, holdPage } from './page-copy.ts';

/** What a change of a page's working copy came to. */
export type ChangedPage = { outcome: 'same' | 'conflict' | 'taken'; page: HeldPage; copy: Copy };

/** A change of what is being written: `version` is the one it was made to; without it, it overwrites. */
export type PageChange = {
  pageId: string;
  version?: number;
  text: NewText;
  personId: string | null;
  now: Date;
};

/**
 * Takes what was typed into a page's working copy: no revision, nothing rendered. What was changed
 * since `version`, by whichever author, is not overwritten; the outcome says so.
 */
export function autosavePage(change: PageChange): Promise<Result<ChangedPage>> {
  return db.$transaction((tx) => changePage(tx, change));
}

/** As autosavePage, within a transaction, which then holds the page. */
export async function changePage(
  tx: Transaction,
  { pageId, version, text, personId, now }: PageChange,
): Promise<Result<ChangedPage>> {
  const page = await holdPage(tx, pageId);
  if (!page) return fail('not-found', 'This page does not exist any more.');
  const latest = await tx.guideRevision.findUnique({
    where: { pageId_number: { pageId, number: page.latestRevision } },
    select: { createdAt: true },
  });
  const changed = await changeCopy(tx, {
    of: { pageId },
    copy: await copyOfPage(tx, page),
    version: version ?? null,
    text,
    personId,
    now,
    lastRevisionAt: latest?.createdAt ?? null,
    keepFirst: (old) => keepPageFirst(tx, page, old, now),
  });
  return ok({ ...changed, page });
}
