import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '#lib/kernel/result.ts';
import { isMachineMade, readEntryPath, shownPath } from '../rules/entry-path.ts';
import { formatCount, problem } from '../rules/import-problem.ts';
import type { ImportProblem } from '../rules/imported.ts';

/** A file of a source: where it lies, and what it is called there. */
export type SourceFile = {
  /** What it is called at its source, checked by readEntryPath; never used to open anything. */
  path: string;
  /** Where it lies now. */
  at: string;
  bytes: number;
};

/** What somebody named: a file of its own, or many that belong together. */
export type Source = {
  /** As it is named to people. */
  name: string;
  /** Whether its files have paths that mean something: a folder or an archive. */
  isSite: boolean;
  files: SourceFile[];
};

/** A site of one author has hundreds of files; more than this is no site. */
export const SOURCE_MAX_FILES = 20_000;

/** All files of a folder or an archive together, pictures included. */
export const SOURCE_MAX_BYTES = 1024 * 1024 * 1024;

/** Lists a folder. Links, devices and whatever is no plain file are refused, not skipped. */
export async function listFolder(
  folder: string,
  name: string,
): Promise<Result<Source, ImportProblem>> {
  const files: SourceFile[] = [];
  const waiting = [''];
  let bytes = 0;
  for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
    const entries = await readdir(join(folder, within), { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (isMachineMade(path)) continue;
      const found = await look(folder, path, name);
      if (!found.ok) return found;
      if (found.value === null) waiting.push(path);
      else {
        bytes += found.value.bytes;
        files.push(found.value);
      }
      const refused = tooMuch(name, files.length, bytes);
      if (refused) return refused;
    }
  }
  return ok({ name, isSite: true, files });
}

/** What stands at a path of a folder: a file, or null for a folder within. */
async function look(
  folder: string,
  path: string,
  name: string,
): Promise<Result<SourceFile | null, ImportProblem>> {
  const checked = readEntryPath(path);
  if (!checked.ok) return unsafe(name, path, checked.why);
  const at = join(folder, path);
  const about = await lstat(at);
  if (about.isDirectory()) return ok(null);
  if (about.isSymbolicLink()) return unsafe(name, path, 'is a link');
  if (!about.isFile()) return unsafe(name, path, 'is no file');
  if (about.nlink > 1) return unsafe(name, path, 'is a link (it has several names)');
  return ok({ path: checked.path, at, bytes: about.size });
}

/** Whether a source has grown beyond what is read. */
export function tooMuch(name: string, files: number, bytes: number) {
  if (files > SOURCE_MAX_FILES) {
    return problem(
      'too-many-files',
      `${shownPath(name)} has more than ${formatCount(SOURCE_MAX_FILES)} files.`,
    );
  }
  if (bytes > SOURCE_MAX_BYTES) {
    return problem('too-large', `The files of ${shownPath(name)} have more than 1 GB together.`);
  }
  return null;
}

/** A file of a source that could do harm: the whole source is refused. */
export function unsafe(name: string, path: string, why: string) {
  return problem('unsafe', `${shownPath(name)}: ${shownPath(path)} ${why}, which we don’t read.`);
}

/** Reads a file of a source as bytes; a link that was put in its place meanwhile is not followed. */
export async function readSourceFile(file: SourceFile): Promise<Uint8Array> {
  const handle = await open(file.at, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The same piece by piece, for files that are larger than memory should hold. */
export async function* readInPieces(file: SourceFile): AsyncGenerator<Uint8Array> {
  const handle = await open(file.at, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    for await (const piece of handle.createReadStream({ autoClose: false })) {
      yield piece as Uint8Array;
    }
  } finally {
    await handle.close();
  }
}
