/** One file of a picture: the picture's id and how wide it is, in pixels. */
export type PictureFile = { id: string; width: number };

/**
 * Where the files of pictures lie. Files are named by id and width and by nothing that somebody
 * sent; an id that is none, or a width that is no number, throws. What a store does is done when
 * its promise resolves.
 */
export type ImageStore = {
  /** Keeps a file, in place of one that has the same name. Nobody ever reads half of it. */
  put(file: PictureFile, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file; null when there is none. */
  get(file: PictureFile): Promise<Buffer | null>;
  /** The widths in which a picture is there, the largest last; none when it is not there. */
  widths(id: string): Promise<number[]>;
  /** Takes all files of a picture away; does nothing when there are none. */
  remove(id: string): Promise<void>;
  /** The ids of all pictures that have a file, in no order. */
  ids(): AsyncIterable<string>;
  /** Says what is wrong with the store in one line that holds no secret; null when it works. */
  fault(): Promise<string | null>;
};
