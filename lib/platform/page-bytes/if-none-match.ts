/**
 * Whether a client that sends this If-None-Match has the bytes with this ETag (RFC 9110, 13.1.2):
 * one of a list, compared weakly, or `*`, which is any.
 */
export function hasBytes(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  // A tag of ours has neither a comma nor a quote in it, so whole entries can be compared.
  return ifNoneMatch
    .split(',')
    .map((entry) => entry.trim())
    .some((entry) => entry === '*' || entry === etag || entry === `W/${etag}`);
}
