import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { isId } from '#lib/kernel/ids.ts';
import { fileName, folderName, widthOf } from './file-name.ts';
import type { ImageStore } from './image-store.ts';

/** Where a bucket is and who asks for it; `secretKey` is never logged and in no message. */
export type Bucket = {
  /** Address of the bucket with its path, without a slash at its end: `https://s3.example/bucket`. */
  address: string;
  region: string;
  keyId: string;
  secretKey: string;
};

/** A request to a store that answers takes some tens of milliseconds. */
const LONGEST_MS = 15_000;
const RETRIES = 2;
const FIRST_PAUSE_MS = 100;
const NOT_FOUND = 404;
/** Names of one page of a list, at most. */
const MOST_NAMES = 1_000;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const NOTHING = sha256(new Uint8Array());

/**
 * A store in a bucket that speaks S3, by its path-style address; every request is signed (SigV4).
 * A put of S3 is whole or not at all. Throws when the store refuses or does not answer.
 */
export function s3Store(bucket: Bucket, namesAtOnce = MOST_NAMES): ImageStore {
  const client = new AwsClient({
    accessKeyId: bucket.keyId,
    secretAccessKey: bucket.secretKey,
    region: bucket.region,
    service: 's3',
    retries: RETRIES,
    initRetryMs: FIRST_PAUSE_MS,
  });
  const root = `${bucket.address}/`;
  const ask = (address: string, init: RequestInit = {}) =>
    client.fetch(address, {
      ...init,
      headers: { 'x-amz-content-sha256': NOTHING, ...init.headers },
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  const keyOf = (file: { id: string; width: number }) => `${folderName(file.id)}/${fileName(file)}`;

  /** Follows the pages of a list (ListObjectsV2). */
  async function* list(query: Record<string, string>, element: 'Key' | 'Prefix') {
    let more: string | undefined;
    do {
      const parameters = new URLSearchParams({
        'list-type': '2',
        'max-keys': String(namesAtOnce),
        ...query,
      });
      if (more !== undefined) parameters.set('continuation-token', more);
      const answer = await ask(`${root}?${parameters}`);
      const text = await answer.text();
      if (!answer.ok) throw refused('list', answer.status);
      yield* textsOf(text, element);
      more = textsOf(text, 'NextContinuationToken')[0];
    } while (more !== undefined);
  }

  return {
    async put(file, bytes) {
      const answer = await ask(root + keyOf(file), {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: {
          'content-type': 'image/webp',
          // What arrives is what was sent, also where the way there is not encrypted.
          'x-amz-content-sha256': sha256(bytes),
        },
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw refused('put', answer.status);
    },
    async get(file) {
      const answer = await ask(root + keyOf(file));
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (answer.status === NOT_FOUND) return null;
      if (!answer.ok) throw refused('get', answer.status);
      return bytes;
    },
    async widths(id) {
      const prefix = `${folderName(id)}/`;
      const widths: number[] = [];
      for await (const key of list({ prefix }, 'Key')) {
        const width = widthOf(key.slice(prefix.length));
        if (width !== null) widths.push(width);
      }
      return widths.sort((one, other) => one - other);
    },
    async remove(id) {
      const prefix = `${folderName(id)}/`;
      const keys: string[] = [];
      for await (const key of list({ prefix }, 'Key')) keys.push(key);
      for (const key of keys) {
        const answer = await ask(root + key, { method: 'DELETE' });
        await answer.arrayBuffer();
        if (!answer.ok && answer.status !== NOT_FOUND) throw refused('delete', answer.status);
      }
    },
    async *ids() {
      for await (const prefix of list({ delimiter: '/' }, 'Prefix')) {
        const id = prefix.slice(0, -1);
        if (isId(id)) yield id;
      }
    },
    async fault() {
      try {
        const answer = await ask(`${root}?list-type=2&max-keys=1`);
        await answer.arrayBuffer();
        return answer.ok ? null : `the store at ${bucket.address} answers ${answer.status}`;
      } catch {
        return `the store at ${bucket.address} does not answer`;
      }
    },
  };
}

const refused = (act: string, status: number) =>
  new Error(`the store of pictures has refused: ${act}, status ${status}`);

/**
 * The texts of an element in an answer of S3. Names of ours are ids and digits, which XML has no
 * other way to write; a token may hold what XML escapes.
 */
function textsOf(xml: string, element: string): string[] {
  const pattern = new RegExp(`<${element}>([^<]*)</${element}>`, 'g');
  return [...xml.matchAll(pattern)]
    .map(([, text = '']) => unescaped(text))
    .filter((text) => text !== '');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => ENTITIES[name] ?? '');
}
