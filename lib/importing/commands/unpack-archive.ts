import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Parser, type ReadEntry } from 'tar';
import { ok, type Result } from '#lib/kernel/result.ts';
import { isMachineMade, readEntryPath, shownPath } from '../rules/entry-path.ts';
import { problem } from '../rules/import-problem.ts';
import type { ImportProblem } from '../rules/imported.ts';
import { type Source, type SourceFile, tooMuch, unsafe } from './source-files.ts';

/** Kinds of entries that are files, and those that only say something about others. */
const FILES = new Set(['File', 'OldFile', 'ContiguousFile']);
const FOLDERS = new Set(['Directory', 'GNUDumpDir']);

/**
 * Takes a tar (also one packed by gzip) apart into `folder`, which exists and is empty. Each file
 * gets a number for its name there, so what the archive calls it decides nothing on this disk.
 * Links, devices, absolute paths, `..`, too many files and too many bytes refuse the whole archive,
 * as soon as they are met: what an archive says about its size is not believed.
 */
export async function unpackArchive(
  archive: string,
  name: string,
  folder: string,
): Promise<Result<Source, ImportProblem>> {
  const files: SourceFile[] = [];
  const written: Promise<unknown>[] = [];
  let refusal: { ok: false; problem: ImportProblem } | null = null;
  let bytes = 0;
  const input = createReadStream(archive);
  const refuse = (failure: { ok: false; problem: ImportProblem } | null) => {
    if (!failure || refusal) return;
    refusal = failure;
    input.destroy();
  };
  const parser = new Parser({ strict: true, onReadEntry: take });
  function take(entry: ReadEntry): void {
    const checked = readEntryPath(entry.path);
    const ending = refusal ? null : kindProblem(entry);
    if (!checked.ok) refuse(unsafe(name, entry.path, checked.why));
    else if (ending) refuse(unsafe(name, entry.path, ending));
    if (refusal || !checked.ok || FOLDERS.has(entry.type) || isMachineMade(checked.path)) {
      entry.resume();
      return;
    }
    const file = { path: checked.path, at: join(folder, String(files.length)), bytes: 0 };
    files.push(file);
    refuse(tooMuch(name, files.length, bytes));
    entry.on('data', (piece: Uint8Array) => {
      file.bytes += piece.length;
      bytes += piece.length;
      refuse(tooMuch(name, files.length, bytes));
    });
    const out = createWriteStream(file.at, { flags: 'wx', mode: 0o600 });
    entry.pipe(out as never);
    written.push(finished(out).catch(() => {}));
  }
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('end', resolve);
      parser.on('error', reject);
      input.on('error', reject);
      // Also when a refusal has put an end to the reading.
      input.on('close', () => refusal && resolve());
      input.pipe(parser as unknown as NodeJS.WritableStream);
    });
    if (refusal) return refusal;
    await Promise.all(written);
  } catch (error) {
    if (refusal) return refusal;
    if (isSystemProblem(error)) throw error;
    return problem('unsafe', `${shownPath(name)} is a broken archive.`);
  }
  if (refusal) return refusal;
  return ok({ name, isSite: true, files });
}

function kindProblem(entry: ReadEntry): string | null {
  if (FILES.has(entry.type) || FOLDERS.has(entry.type)) return null;
  return entry.type === 'SymbolicLink' || entry.type === 'Link' ? 'is a link' : 'is no file';
}

function isSystemProblem(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ENOSPC|EACCES|EIO|EMFILE|EDQUOT)$/.test(code);
}
