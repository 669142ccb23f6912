import { mkdir, open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { problem } from '../rules/import-problem.ts';
import type { ImportProblem } from '../rules/imported.ts';
import { listFolder, type Source } from './source-files.ts';
import { unpackArchive } from './unpack-archive.ts';

/** A tar says "ustar" here in its first entry. */
const TAR_MARK_AT = 257;
const GZIP_MARK = [0x1f, 0x8b];
const ZIP_MARK = 'PK';

/** A file that was named or brought: what it is called, and where it lies. */
export type Named = { name: string; at: string };

/**
 * What was named, ready to be read: folders listed, archives taken apart into numbered files below
 * `workFolder`, which the caller makes and takes away. Files that stand alone come as one source, in
 * their order, because several of them may belong together (the pages of one topic).
 */
export async function findSources(
  named: readonly Named[],
  workFolder: string,
): Promise<Result<Source[], ImportProblem>> {
  const sources: Source[] = [];
  const alone: Source = { name: '', isSite: false, files: [] };
  for (const { name, at } of named) {
    const about = await stat(at);
    if (about.isDirectory()) {
      const listed = await listFolder(at, name);
      if (!listed.ok) return listed;
      sources.push(listed.value);
      continue;
    }
    if (!about.isFile()) return problem('unsafe', `${name} is no file, and no folder.`);
    const kind = await archiveKind(at, name);
    if (kind === 'zip') {
      return problem(
        'unknown-format',
        `${name} is a ZIP archive; pack the folder as .tar instead.`,
      );
    }
    if (kind === 'file') {
      alone.files.push({ path: basename(name), at, bytes: about.size });
      continue;
    }
    const folder = join(workFolder, newId());
    const unpacked = await unpackInto(at, name, folder);
    if (!unpacked.ok) return unpacked;
    sources.push(unpacked.value);
  }
  return ok(alone.files.length > 0 ? [alone, ...sources] : sources);
}

async function unpackInto(at: string, name: string, folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return unpackArchive(at, name, folder);
}

async function archiveKind(at: string, name: string): Promise<'tar' | 'zip' | 'file'> {
  const handle = await open(at, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(TAR_MARK_AT, TAR_MARK_AT + 5).toString('latin1') === 'ustar') return 'tar';
    if (GZIP_MARK.every((byte, index) => start[index] === byte)) return 'tar';
    if (start.subarray(0, 4).toString('latin1').startsWith(`${ZIP_MARK}\u0003\u0004`)) return 'zip';
    // Tars older than 1988 have no mark; their name is the only sign.
    return /\.tar$/i.test(name) && bytesRead > 0 ? 'tar' : 'file';
  } finally {
    await handle.close();
  }
}
