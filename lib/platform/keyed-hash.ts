import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { getConfig } from './config.ts';

/**
 * HMAC-SHA-256 of `text` under the site's secret, as 43 characters of base64url. `purpose` keeps
 * hashes of different things apart, so that one cannot stand in for another.
 */
export function keyedHash(purpose: string, text: string): string {
  const secret = getConfig().authSecret;
  // Failing open would make every hash guessable.
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url');
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A new secret for a cookie: 256 bits as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
