import type { IncomingMessage, ServerResponse } from 'node:http';
import { pictureIdOf } from '#lib/kernel/picture-address.ts';
import type { ImageStore, PictureFile } from '../image-store/image-store.ts';
import { log } from '../log.ts';
import { hasBytes } from '../page-bytes/if-none-match.ts';

const BELOW = '/images/';
const FILE = /^(\/images\/[^/]+)\/([1-9]\d{0,4})\.webp$/;
/** Under an address without a width: what fits a column on most screens. */
const USUAL_WIDTH = 960;
/** Under the same address there is never another picture: one year, the longest that is asked for. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Whether an address is one at which pictures are. */
export function isPictureAddress(url: string | undefined): boolean {
  return url?.startsWith(BELOW) ?? false;
}

/**
 * Answers a request for a picture straight from the store, without Next: `/images/<id>/<width>.webp`
 * in the widths in which it is kept, and `/images/<id>` in a usual one. Anything else is not found.
 * The headers that every answer carries have to be set by then.
 */
export async function answerPicture(
  store: ImageStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return inWords(response, 405, 'A picture can only be looked at here.');
  }
  let found: { file: PictureFile; bytes: Buffer } | null;
  try {
    found = await find(store, request.url?.split('?', 1)[0] ?? '');
  } catch (error) {
    log.error({ err: error }, 'a picture could not be read from its store');
    response.setHeader('Retry-After', '10');
    return inWords(response, 503, 'Pictures can’t be loaded at the moment. Try again soon.');
  }
  if (!found) return inWords(response, 404, 'There is no picture here, or not any more.');
  const { file, bytes } = found;
  const etag = `"${file.id}-${file.width}"`;
  response.setHeader('Cache-Control', FOR_GOOD);
  response.setHeader('ETag', etag);
  if (hasBytes(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'image/webp');
  response.setHeader('Content-Length', bytes.byteLength);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function find(store: ImageStore, path: string) {
  const file = await fileAt(store, path);
  const bytes = file && (await store.get(file));
  return file && bytes ? { file, bytes } : null;
}

/** Which file an address names. Only an id of ours and a number come out of it, nothing of the path itself. */
async function fileAt(store: ImageStore, path: string): Promise<PictureFile | null> {
  const [, folder = path, width] = FILE.exec(path) ?? [];
  const id = pictureIdOf(folder);
  if (id === null) return null;
  if (width !== undefined) return { id, width: Number(width) };
  const widths = await store.widths(id);
  const usual = widths.find((each) => each >= USUAL_WIDTH) ?? widths.at(-1);
  return usual === undefined ? null : { id, width: usual };
}

function inWords(response: ServerResponse, status: number, words: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${words}\n`);
}
