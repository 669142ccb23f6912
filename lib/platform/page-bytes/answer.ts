import { createHash } from 'node:crypto';
import { BEST_BROTLI, isWorthPacking, type Kind, pack, unpack } from './compress.ts';
import type { Encoding } from './encoding.ts';

/** A whole answer as Next gave it. */
export type Finished = { status: number; headers: [name: string, value: string][]; body: Buffer };

/** Whether an answer came from what is kept, was just made, or could not be made anew. */
export type Word = 'HIT' | 'MISS' | 'STALE';

/** An answer in one encoding, with all of its head but `x-cache` finished; heads lie flat, as writeHead takes them. */
export type Ready = {
  bytes: Buffer;
  etag: string | undefined;
  head: string[];
  /** The head when it comes from what is kept, and the one that says that nothing has changed. */
  hit: string[];
  notModified: string[];
};

/** Made again for each encoding, or of the connection. */
const NOT_KEPT =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|etag|date|accept-ranges|x-cache)$/;
/** What a 304 repeats of the head (RFC 9110, 15.4.5); the protective headers go with it. */
const IN_NOT_MODIFIED = /^(?:cache-control|vary|content-location|expires|x-nextjs-cache)$/;
/** 16 bytes of SHA-256: two different pages never meet in it. */
const ETAG_LENGTH = 22;
const OK = 200;

/**
 * One answer in each encoding that somebody has asked for. The plain bytes, which are the largest
 * by far, go once there are packed ones, and are unpacked again for whoever wants them. `protective`
 * are the headers that every answer of the site carries, flat.
 */
export class Answer {
  readonly status: number;
  readonly #headers: [name: string, value: string][];
  readonly #protective: readonly string[];
  readonly #kind: Kind;
  readonly #isPacked: boolean;
  readonly #hash: string;
  readonly #making = new Map<Encoding, Promise<Ready>>();
  /** The plain bytes, until there are packed ones. */
  #plain: Buffer | undefined;
  #identity: Ready | undefined;
  #gzip: Ready | undefined;
  #br: Ready | undefined;

  constructor({ status, headers, body }: Finished, kind: Kind, protective: readonly string[]) {
    this.status = status;
    this.#kind = kind;
    this.#protective = protective;
    this.#plain = ofItsOwn(body);
    const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
    this.#isPacked = isWorthPacking(type, body.byteLength);
    this.#headers = headers
      .filter(([name]) => !NOT_KEPT.test(name) && name !== 'vary')
      .map(([name, value]): [string, string] => [name, name === 'link' ? eachOnce(value) : value])
      .concat(this.#vary(headers));
    this.#hash = createHash('sha256').update(body).digest('base64url').slice(0, ETAG_LENGTH);
    if (!this.#isPacked) this.#identity = this.#finish(this.#plain, 'identity', '');
  }

  /** The answer in this encoding if it is finished; what gains nothing by packing always is. */
  ready(encoding: Encoding): Ready | undefined {
    if (!this.#isPacked || encoding === 'identity') return this.#identity;
    return encoding === 'br' ? this.#br : this.#gzip;
  }

  /** The same, made now if nobody has asked before. Who asks meanwhile shares the work. */
  async prepare(encoding: Encoding): Promise<Ready> {
    const ready = this.ready(encoding);
    if (ready) return ready;
    let making = this.#making.get(encoding);
    if (!making) {
      making = this.#make(encoding).finally(() => this.#making.delete(encoding));
      this.#making.set(encoding, making);
    }
    return await making;
  }

  async #make(encoding: Encoding): Promise<Ready> {
    const plain = await this.#unpacked();
    if (encoding !== 'identity') {
      const packed = await pack(plain, encoding, this.#kind).catch(() => undefined);
      if (packed) {
        this.#plain = undefined;
        return this.#put(encoding, packed, encoding);
      }
    }
    this.#identity = this.#finish(plain, 'identity', '');
    return this.#identity;
  }

  async #unpacked(): Promise<Buffer> {
    const plain = this.#plain ?? this.#identity?.bytes;
    if (plain) return plain;
    return this.#gzip
      ? await unpack(this.#gzip.bytes, 'gzip')
      : await unpack(this.#br?.bytes ?? Buffer.alloc(0), 'br');
  }

  /** Packs a file as well as can be, in place of its quick Brotli bytes. Does nothing to a page. */
  async improve(): Promise<void> {
    if (this.#kind !== 'file' || !this.#isPacked) return;
    const plain = await this.#unpacked();
    const bytes = await pack(plain, 'br', 'file', BEST_BROTLI).catch(() => undefined);
    // Other bytes under the same strong ETag would be a lie.
    if (bytes) this.#put('br', bytes, 'br-best');
  }

  /** Bytes in memory, in all encodings. */
  get size(): number {
    const plain = this.#plain ?? this.#identity?.bytes;
    return [plain, this.#gzip?.bytes, this.#br?.bytes].reduce(
      (sum, bytes) => sum + (bytes?.byteLength ?? 0),
      0,
    );
  }

  #put(encoding: 'br' | 'gzip', packed: Buffer, suffix: string): Ready {
    const ready = this.#finish(ofItsOwn(packed), encoding, `-${suffix}`);
    if (encoding === 'br') this.#br = ready;
    else this.#gzip = ready;
    return ready;
  }

  #vary(headers: [string, string][]): [string, string][] {
    const named = headers.filter(([name]) => name === 'vary').map(([, value]) => value);
    if (this.#isPacked && !/\baccept-encoding\b/i.test(named.join())) named.push('Accept-Encoding');
    return named.length > 0 ? [['Vary', named.join(', ')]] : [];
  }

  #finish(bytes: Buffer, encoding: Encoding, suffix: string): Ready {
    // A condition holds for what would be a success; of anything else there is nothing to keep.
    const etag = this.status === OK ? `"${this.#hash}${suffix}"` : undefined;
    const tag = etag === undefined ? [] : ['ETag', etag];
    const packing = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
    const head = [
      ...this.#protective,
      ...this.#headers.flat(),
      ...tag,
      ...packing,
      'Content-Length',
      String(bytes.byteLength),
    ];
    const kept: [string, string][] = this.#headers.map(([name, value]) => [
      name,
      name === 'x-nextjs-cache' ? 'HIT' : value,
    ]);
    const unchanged = kept.filter(([name]) => IN_NOT_MODIFIED.test(name.toLowerCase()));
    const end = ['x-cache', 'HIT'];
    return {
      bytes,
      etag,
      head,
      hit: [
        ...this.#protective,
        ...kept.flat(),
        ...tag,
        ...packing,
        'Content-Length',
        String(bytes.byteLength),
        ...end,
      ],
      notModified: [...this.#protective, ...unchanged.flat(), ...tag, ...end],
    };
  }
}

/** The links of a Link header, each once: Next names them twice when it has just rendered a page. */
function eachOnce(links: string): string {
  return [...new Set(links.split(/,\s*(?=<)/))].join(', ');
}

/** The bytes in memory of their own: a small part of a larger piece would hold on to all of it. */
function ofItsOwn(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.byteLength) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.byteLength);
  bytes.copy(own);
  return own;
}
