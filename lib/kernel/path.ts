/**
 * A comment's place in its thread as bytes: one segment of four bytes, big-endian, per level,
 * each segment a comment number. Bytes compare as the thread reads, so an index on
 * (thread, path) gives reading order, and a subtree is one range of it.
 */
export const SEGMENT_BYTES = 4;

/** The highest number that fits a segment. */
export const NUMBER_MAX = 0xffff_ffff;

/** The path of comment `number` below `parentPath` (null for a root). */
export function childPath(parentPath: Uint8Array | null, number: number): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(number) || number < 1 || number > NUMBER_MAX) {
    throw new RangeError(`a comment number must be a whole number from 1 to ${NUMBER_MAX}`);
  }
  const above = parentPath?.length ?? 0;
  const path = new Uint8Array(above + SEGMENT_BYTES);
  if (parentPath) path.set(parentPath);
  new DataView(path.buffer).setUint32(above, number);
  return path;
}

/** How deep a path stands: 0 for a root. */
export function pathDepth(path: Uint8Array): number {
  return path.length / SEGMENT_BYTES - 1;
}

/** The comment numbers from the root down to the comment itself. */
export function pathNumbers(path: Uint8Array): number[] {
  const view = new DataView(path.buffer, path.byteOffset, path.byteLength);
  return Array.from({ length: path.length / SEGMENT_BYTES }, (_, level) =>
    view.getUint32(level * SEGMENT_BYTES),
  );
}

/**
 * The first path after the whole subtree of `path`: every descendant sorts in [path, end).
 * Null when no such path exists (a root with the highest number).
 */
export function subtreeEnd(path: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const end = new Uint8Array(path);
  for (let index = end.length - 1; index >= 0; index -= 1) {
    const byte = end[index] ?? 0;
    if (byte < 0xff) {
      end[index] = byte + 1;
      return end.slice(0, index + 1);
    }
  }
  return null;
}
