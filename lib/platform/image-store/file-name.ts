import { isId } from '#lib/kernel/ids.ts';
import type { PictureFile } from './image-store.ts';

/** A picture is at most 16,383 pixels wide (WebP). */
const FILE_NAME = /^([1-9]\d{0,4})\.webp$/;

/** What all files of a picture begin with. Throws when the id is none. */
export function folderName(id: string): string {
  if (!isId(id)) throw new Error('this is no id of a picture');
  return id.toLowerCase();
}

/** The name of a file within its folder. Throws when the width is none. */
export function fileName({ width }: Pick<PictureFile, 'width'>): string {
  const name = `${width}.webp`;
  if (!FILE_NAME.test(name)) throw new Error('this is no width of a picture');
  return name;
}

/** The width that a name says; null when it is no name of ours. */
export function widthOf(name: string): number | null {
  const width = FILE_NAME.exec(name)?.[1];
  return width === undefined ? null : Number(width);
}
