import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isId, newId } from '#lib/kernel/ids.ts';
import { fileName, folderName, widthOf } from './file-name.ts';
import type { ImageStore } from './image-store.ts';

/** A store in a folder: `<id>/<width>.webp`. The folder is made with the first picture. */
export function folderStore(folder: string): ImageStore {
  const placeOf = (id: string) => join(folder, folderName(id));
  return {
    async put(file, bytes) {
      const place = placeOf(file.id);
      const name = fileName(file);
      await mkdir(place, { recursive: true });
      const unfinished = join(place, `.${newId()}`);
      try {
        const handle = await open(unfinished, 'wx');
        try {
          await handle.writeFile(bytes);
          // Renamed before its bytes are on the disk it could be an empty file after a power cut.
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, join(place, name));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async get(file) {
      return unlessMissing(() => readFile(join(placeOf(file.id), fileName(file))), null);
    },
    async widths(id) {
      const names = await unlessMissing(() => readdir(placeOf(id)), []);
      return names
        .map(widthOf)
        .filter((width) => width !== null)
        .sort((one, other) => one - other);
    },
    async remove(id) {
      await rm(placeOf(id), { recursive: true, force: true });
    },
    async *ids() {
      const names = await unlessMissing(() => readdir(folder), []);
      yield* names.filter(isId);
    },
    async fault() {
      const probe = join(folder, `.${newId()}`);
      try {
        await mkdir(folder, { recursive: true });
        await (await open(probe, 'wx')).close();
        await rm(probe);
        return null;
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
        return `pictures can't be kept in ${folder} (${code})`;
      }
    },
  };
}

async function unlessMissing<T>(read: () => Promise<T>, missing: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
    throw error;
  }
}
