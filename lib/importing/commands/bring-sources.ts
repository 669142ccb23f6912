import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#lib/kernel/result.ts';
import { findSources, type Named } from './find-sources.ts';
import { type ImportOrder, type ImportReport, importFiles } from './import-files.ts';
import { readSources } from './read-sources.ts';
import { SitePictures } from './site-pictures.ts';

/**
 * Brings in whatever was named: files, folders, archives. All of it or nothing; a dry run says what
 * would come. `workRoot` is a folder in which archives may be taken apart for as long as it takes.
 */
export async function bringSources(
  named: readonly Named[],
  workRoot: string,
  order: ImportOrder,
): Promise<Result<ImportReport[]>> {
  const work = await mkdtemp(join(workRoot, 'off-call-import-'));
  const pictures = new SitePictures({
    personId: order.owner?.id ?? null,
    dryRun: order.dryRun,
    now: order.now,
  });
  let came = false;
  try {
    const sources = await findSources(named, work);
    if (!sources.ok) return sources;
    const imported = await importFiles(readSources(sources.value, pictures), order);
    came = imported.ok;
    return imported;
  } finally {
    if (!came) await pictures.takeBack();
    await rm(work, { recursive: true, force: true });
  }
}
