/**
 * The address of a request as one that can be decoded: as it came, or, when it holds a percent sign
 * that begins no character (`/%`, `/%ff`), with its percent signs taken as they are written. Nothing
 * of ours stands at such an address; Next would answer 500 where "not found" is the truth.
 */
export function readableAddress(url: string): string {
  const [path = ''] = url.split('?', 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
