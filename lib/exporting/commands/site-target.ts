import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { create } from 'tar';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { errorCode } from '#lib/platform/startup/startup-problem.ts';
import { SITE_FILE, SITE_FORMAT } from '../rules/site-format.ts';

/** Where an export is written until all of it is there. */
export type Target = {
  /** Writes one file; the folders above it are made. The path is one of ours, with slashes. */
  write(path: string, content: AsyncIterable<string> | string | Uint8Array): Promise<void>;
  /** Puts what was written in its place, in one step. */
  keep(): Promise<void>;
  /** Takes away what was written. */
  drop(): Promise<void>;
};

/** Enough to know an export by. */
const BEGINNING = 4_096;

/**
 * Opens a place for an export: a folder, or an archive when the name ends in `.tar`. Refused are a
 * folder that holds something and a file that is there; `force` puts the export in the place of an
 * earlier one, and of nothing else.
 */
export async function openTarget(place: string, force: boolean): Promise<Result<Target>> {
  const wanted = resolve(place);
  const free = await isFree(wanted, force);
  if (!free.ok) return free;
  await mkdir(dirname(wanted), { recursive: true });
  // Beside it, so that it can be put in its place without being copied.
  const unfinished = join(
    dirname(wanted),
    `.${basename(wanted)}.${randomBytes(6).toString('hex')}`,
  );
  const folder = `${unfinished}.part`;
  await mkdir(folder, { mode: 0o700 });
  const archive = isArchive(wanted) ? `${unfinished}.tar` : null;
  return ok({
    async write(path, content) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    },
    async keep() {
      if (archive) await pack(folder, archive);
      const old = `${unfinished}.old`;
      const hadOne = await rename(wanted, old).then(
        () => true,
        (error: unknown) => {
          if (errorCode(error) === 'ENOENT') return false;
          throw error;
        },
      );
      await rename(archive ?? folder, wanted);
      if (hadOne) await rm(old, { recursive: true, force: true });
      if (archive) await rm(folder, { recursive: true, force: true });
    },
    async drop() {
      await rm(folder, { recursive: true, force: true });
      if (archive) await rm(archive, { force: true });
    },
  });
}

const isArchive = (place: string) => /\.tar$/i.test(place);

async function isFree(wanted: string, force: boolean): Promise<Result<null>> {
  const about = await lstat(wanted).catch(() => null);
  if (about === null) return ok(null);
  if (isArchive(wanted)) {
    if (!about.isFile()) return fail('no-file', `${wanted} is there and is no file.`);
    if (force && (await isOurArchive(wanted))) return ok(null);
    return fail('not-empty', `${wanted} is there already. ${FORCE}`);
  }
  if (!about.isDirectory()) return fail('no-folder', `${wanted} is there and is no folder.`);
  const names = await readdir(wanted);
  if (names.length === 0 || (force && (await isOurFolder(wanted)))) return ok(null);
  return fail('not-empty', `${wanted} is not empty. ${FORCE}`);
}

const FORCE = 'Name another place, or replace an earlier export with --force.';

const isOurFolder = (folder: string) =>
  readFile(join(folder, SITE_FILE), 'utf8').then(
    (text) => text.slice(0, BEGINNING).includes(`"${SITE_FORMAT}"`),
    () => false,
  );

/** site.json comes first in an archive of ours. */
async function isOurArchive(file: string): Promise<boolean> {
  for await (const piece of createReadStream(file, { end: BEGINNING })) {
    return String(piece).startsWith(SITE_FILE) && String(piece).includes(`"${SITE_FORMAT}"`);
  }
  return false;
}

/** The same files are the same bytes, whenever and by whomever they are packed. */
async function pack(folder: string, archive: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((one, other) =>
      one === SITE_FILE ? -1 : other === SITE_FILE ? 1 : one < other ? -1 : 1,
    );
  await create(
    { cwd: folder, file: archive, portable: true, mtime: new Date(0), noDirRecurse: true },
    names,
  );
}
