import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { bringSources } from './bring-sources.ts';
import type { ImportReport } from './import-files.ts';
import { deleteRunFiles, runFile, workFolderOf } from './run-folder.ts';
import { runReport } from './run-report.ts';

/** How often the page is told how far it is. */
const TELL_EVERY = SECOND;

/** What an author is told when it is our fault. */
const BROKEN = 'Something went wrong on our side, and nothing of it came in. Please try again.';

/**
 * Reads the files of a run, or brings them in. May be called again after its process ended in the
 * middle: reading begins anew, and an import is all or nothing, with the note that it is done in the
 * same transaction, so that it happens once. A run that was deleted meanwhile brings nothing.
 */
export async function performRun(
  runId: string,
  { dryRun, now }: { dryRun: boolean; now: Date },
): Promise<void> {
  const from = dryRun ? (['brought', 'reading'] as const) : (['importing'] as const);
  const started = await db.importRun.updateMany({
    where: { id: runId, state: { in: [...from] } },
    data: { state: dryRun ? 'reading' : 'importing', done: 0 },
  });
  if (started.count === 0) return;
  const result = await performed(runId, dryRun, now).catch((error: unknown) => {
    log.error({ err: error, run: runId }, 'an import failed');
    return fail('broken', BROKEN);
  });
  if (!result.ok) {
    await db.importRun.updateMany({
      where: { id: runId, state: { in: ['reading', 'importing'] } },
      data: { state: 'refused', report: { refusal: result.problem.message }, finishedAt: now },
    });
  } else if (dryRun) {
    await db.importRun.updateMany({
      where: { id: runId, state: 'reading' },
      data: { state: 'ready', report: { ...runReport(result.value) } },
    });
  }
  // What came in, or never will, is no longer needed here.
  if (!result.ok || !dryRun) await deleteRunFiles(runId);
}

async function performed(
  runId: string,
  dryRun: boolean,
  now: Date,
): Promise<Result<ImportReport[]>> {
  const run = await db.importRun.findUniqueOrThrow({
    where: { id: runId },
    include: { person: { select: { id: true, name: true } } },
  });
  const names = run.files as { name: string }[];
  const named = names.map(({ name }, index) => ({ name, at: runFile(runId, index) }));
  const work = await workFolderOf(runId);
  try {
    return await bringSources(named, work, {
      essay: run.essaySlug,
      owner: { id: run.personId, name: run.person.name ?? '' },
      consent: run.consent,
      publish: run.publish,
      replace: run.replace,
      dryRun,
      now,
      say: () => {},
      sayTexts: progressOf(runId),
      atEnd: async (tx, reports) => {
        const ended = await tx.importRun.updateMany({
          where: { id: runId, state: 'importing' },
          data: { state: 'done', report: { ...runReport(reports) }, finishedAt: now },
        });
        return ended.count > 0 ? ok(null) : fail('cancelled', 'It was cancelled.');
      },
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Writes down how far it is, beside the transaction, now and then. */
function progressOf(runId: string): (done: number) => void {
  let toldAt = 0;
  return (done) => {
    const at = performance.now();
    if (at - toldAt < TELL_EVERY) return;
    toldAt = at;
    db.importRun
      .updateMany({ where: { id: runId }, data: { done } })
      .catch((error: unknown) => log.warn({ err: error }, 'progress could not be told'));
  };
}
