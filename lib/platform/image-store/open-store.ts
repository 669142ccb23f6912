import { join } from 'node:path';
import type { Config } from '../config.ts';
import { getConfig } from '../config.ts';
import { folderStore } from './folder-store.ts';
import type { ImageStore } from './image-store.ts';
import { s3Store } from './s3-store.ts';

/** The store that a configuration names: a bucket, or the folder `images` of the data folder. */
export function openStore({ dataDir, imageStore }: Pick<Config, 'dataDir' | 'imageStore'>) {
  return imageStore ? s3Store(imageStore) : folderStore(join(dataDir, 'images'));
}

let opened: ImageStore | undefined;

/** The store of this site. */
export function imageStore(): ImageStore {
  opened ??= openStore(getConfig());
  return opened;
}
