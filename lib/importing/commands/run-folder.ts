import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '#lib/kernel/ids.ts';
import { getConfig } from '#lib/platform/config.ts';

// The files of a run lie in DATA_DIR/imports/<id>/<n>. Nothing that anybody typed is part of a path.

const root = () => join(getConfig().dataDir, 'imports');

/** Where the files of a run lie. */
export function runFolder(runId: string): string {
  if (!isId(runId)) throw new Error('no id');
  return join(root(), runId);
}

/** The place of the n-th file of a run, from 0. */
export const runFile = (runId: string, index: number) => join(runFolder(runId), String(index));

/** Writes the files of a run, for this user of the machine alone. */
export async function keepRunFiles(runId: string, files: readonly File[]): Promise<void> {
  await mkdir(runFolder(runId), { recursive: true, mode: 0o700 });
  for (const [index, file] of files.entries()) {
    await writeFile(runFile(runId, index), new Uint8Array(await file.arrayBuffer()), {
      flag: 'wx',
      mode: 0o600,
    });
  }
}

/** Makes a folder in which the archives of a run may be taken apart; it goes with the run's. */
export async function workFolderOf(runId: string): Promise<string> {
  const folder = join(runFolder(runId), `work-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Deletes the files of a run. */
export async function deleteRunFiles(runId: string): Promise<void> {
  await rm(runFolder(runId), { recursive: true, force: true });
}

/** The runs of which there are files. */
export async function keptRuns(): Promise<string[]> {
  const names = await readdir(root()).catch(() => []);
  return names.filter(isId);
}
