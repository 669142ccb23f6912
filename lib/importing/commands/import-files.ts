import { touchedWidely } from '#lib/comments/tags.ts';
import { GUIDE_TAG, pageAddressTag } from '#lib/guide/tags.ts';
import { ok, type Problem, type Result } from '#lib/kernel/result.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { ImportedDiscussion, ImportedPage } from '../rules/imported.ts';
import {
  type DiscussionOrder,
  type DiscussionReport,
  importDiscussion,
} from './import-discussion.ts';
import { importPage, type PageOrder, type PageReport } from './import-page.ts';

export type ImportOrder = DiscussionOrder & PageOrder & { dryRun: boolean };

export type ImportReport = DiscussionReport | PageReport;

/** A long import locks only its own threads; the largest took seconds when measured. */
const LONGEST_IMPORT = 10 * MINUTE;

/** Thrown to roll back what a dry run or a refused file did; carries what to say. */
class RolledBack extends Error {
  readonly result: Result<ImportReport[]>;
  constructor(result: Result<ImportReport[]>) {
    super('rolled back');
    this.result = result;
  }
}

/**
 * Imports everything that was read from the files, in one transaction: if one is refused, none
 * comes in. A dry run does the same and rolls back, so what it says is what would happen.
 */
export async function importFiles(
  read: { file: string; content: ImportedDiscussion | ImportedPage }[],
  order: ImportOrder,
): Promise<Result<ImportReport[]>> {
  try {
    return await changeAndTouch(
      async (tx, note) => {
        const reports: ImportReport[] = [];
        for (const { file, content } of read) {
          const imported =
            content.kind === 'page'
              ? await importPage(tx, content, order)
              : await importDiscussion(tx, content, order);
          if (!imported.ok) throw new RolledBack(refused(file, imported.problem));
          reports.push(imported.value);
        }
        if (order.dryRun) throw new RolledBack(ok(reports));
        for (const report of reports) note(touchedBy(report));
        return ok(reports);
      },
      { timeout: LONGEST_IMPORT, maxWait: MINUTE },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

const refused = (file: string, problem: Problem): Result<ImportReport[]> => ({
  ok: false,
  problem: { ...problem, message: `${file}: ${problem.message}` },
});

/** What shows what an import changed. */
function touchedBy(report: ImportReport): Touches {
  if (report.kind === 'discussion') return touchedWidely(report.threadId);
  const addresses = [report.permalink, ...report.redirects];
  return { now: [GUIDE_TAG, ...addresses.map(pageAddressTag)], soon: [] };
}
