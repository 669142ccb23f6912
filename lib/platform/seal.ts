import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { getConfig } from './config.ts';

// AES-256-GCM (NIST SP 800-38D): who has the database alone reads nothing of what is sealed, and
// what was changed does not open.
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** The length for which GCM needs no further hashing; new for each text. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The first byte says how the rest is made, so that it can be made otherwise one day. */
const FORM = 1;

/**
 * Encrypts a text under the site's secret. `purpose` gives each use a key of its own (HKDF-SHA-256,
 * RFC 5869); `place` (a row's id) is bound to it, so that it opens nowhere else.
 */
export function seal(purpose: string, place: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(purpose), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const sealed = [cipher.update(text, 'utf8'), cipher.final()];
  return new Uint8Array(Buffer.concat([Buffer.of(FORM), nonce, ...sealed, cipher.getAuthTag()]));
}

/**
 * Opens what `seal` made for the same purpose and place. Fails with `sealed-for-good` when the
 * site's secret is another one now, or the bytes were changed.
 */
export function unseal(purpose: string, place: string, sealed: Uint8Array): Result<string> {
  const bytes = Buffer.from(sealed);
  const start = 1 + NONCE_BYTES;
  if (bytes[0] !== FORM || bytes.length < start + TAG_BYTES) return broken();
  const decipher = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(1, start), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = [decipher.update(bytes.subarray(start, -TAG_BYTES)), decipher.final()];
    return ok(Buffer.concat(text).toString('utf8'));
  } catch {
    return broken();
  }
}

const broken = () =>
  fail(
    'sealed-for-good',
    'The sealed text cannot be opened: AUTH_SECRET is another one than when it was sealed, or the text was changed.',
  );

function keyFor(purpose: string): Buffer {
  const secret = getConfig().authSecret;
  // Failing open would seal with a key that anybody knows.
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return Buffer.from(hkdfSync('sha256', secret, '', `off-call seal: ${purpose}`, KEY_BYTES));
}
