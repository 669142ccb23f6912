import Negotiator from 'negotiator';

/** How bytes are packed on the line; `identity` is not at all. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Among what a client takes equally gladly, the smallest first. */
const OURS: Encoding[] = ['br', 'gzip', 'identity'];

/** Browsers send a handful of different headers; whoever makes up new ones only has them read again. */
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 200;

const remembered = new Map<string, Encoding>();

/**
 * The encoding in which a client gets its bytes, by its Accept-Encoding header (RFC 9110, 12.5.3).
 * Without a header, and when it refuses all that we have, they go out as they are.
 */
export function encodingFor(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const chosen = negotiate(header);
  if (header.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(header, chosen);
  }
  return chosen;
}

function negotiate(header: string): Encoding {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } });
  const [first] = negotiator.encodings(OURS, { preferred: OURS });
  return OURS.find((each) => each === first) ?? 'identity';
}
