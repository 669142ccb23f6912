import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { shownPath } from '../rules/entry-path.ts';
import { RUNS_AT_ONCE } from '../rules.ts';
import { deleteRunFiles, keepRunFiles } from './run-folder.ts';

/** The job that reads files without bringing anything in. */
export const READ_IMPORT = 'read-import';

export type Bringing = {
  personId: string;
  files: readonly File[];
  consent: 'granted' | 'unknown';
  publish: boolean;
  replace: boolean;
  essaySlug: string | null;
  now: Date;
};

/** Keeps files that an author brings and has them read; nothing of them comes in yet. */
export async function bringFiles(bringing: Bringing): Promise<Result<{ id: string }>> {
  const { personId, files, now, ...choices } = bringing;
  if ((await db.importRun.count({ where: { personId } })) >= RUNS_AT_ONCE) {
    return fail(
      'too-many-runs',
      'Delete one of the imports below first: these are enough at once.',
    );
  }
  const id = newId();
  try {
    await keepRunFiles(id, files);
    await db.$transaction(async (tx) => {
      await tx.importRun.create({
        data: {
          id,
          personId,
          files: files.map(({ name, size }) => ({ name: shownPath(name), bytes: size })),
          createdAt: now,
          ...choices,
        },
      });
      await enqueue(tx, { task: READ_IMPORT, ids: { run: id }, runAt: now });
    });
  } catch (error) {
    await deleteRunFiles(id);
    throw error;
  }
  return ok({ id });
}
