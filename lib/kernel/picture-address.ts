/** Where the pictures that authors brought are found. */
const FOLDER = '/images/';

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ADDRESS = new RegExp(`^${FOLDER}(${ID})$`);

/** The address of a picture, as a text names it; with a width in pixels, of one of its files. */
export function pictureAddress(id: string, width?: number): string {
  return width === undefined ? `${FOLDER}${id}` : `${FOLDER}${id}/${width}.webp`;
}

/** The id of the picture that an address in a text names; null for every other address. */
export function pictureIdOf(address: string): string | null {
  return ADDRESS.exec(address)?.[1] ?? null;
}
