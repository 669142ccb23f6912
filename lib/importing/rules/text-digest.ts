/**
 * A short name for a text: the same text gives the same 11 letters and digits. Not a secret and
 * not safe against a forger; two of 20,000 different texts collide with a chance of one in
 * 40 million. This is cyrb53 by bryc (public domain), 53 bits, which needs no platform.
 */
export function textDigest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  const mixedHigh =
    Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const mixedLow =
    Math.imul(low ^ (low >>> 16), 2246822507) ^
    Math.imul(mixedHigh ^ (mixedHigh >>> 13), 3266489909);
  const digest = 2 ** 32 * (0x1fffff & mixedLow) + (mixedHigh >>> 0);
  return digest.toString(36).padStart(11, '0');
}
