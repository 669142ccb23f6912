import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { changePage, type PageChange } from './autosave-page.ts';
import { type KeptPage, keepPage } from './keep-page.ts';

/** What a save that would overwrite something newer is told. */
export const CONFLICT =
  'This page was changed since you opened it. Nothing is lost: both versions are below.';

/**
 * Keeps what was typed as a revision of a page; readers go on seeing the published one. The same
 * text again adds nothing. What was changed since `version` is not overwritten (code `conflict`).
 */
export function keepPageText(
  change: PageChange,
): Promise<Result<KeptPage & { id: string; permalink: string; version: number }>> {
  return db.$transaction(async (tx) => {
    const changed = await changePage(tx, change);
    if (!changed.ok) return changed;
    const { outcome, page, copy } = changed.value;
    if (outcome === 'conflict') return fail('conflict', CONFLICT);
    const kept = await keepPage(tx, page, change);
    return ok({ ...kept, id: page.id, permalink: page.permalink, version: copy.version });
  });
}
