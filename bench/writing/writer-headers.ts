import type { Writer } from '../threads/make-writers.ts';

/**
 * Comments from one address before the writer moves on: below the limit per client of 30 a minute
 * (lib/platform/rate-limit.ts), which is there for people and stays as it is.
 */
const FROM_ONE_ADDRESS = 20;

/** How often people were let write: each time from addresses that nobody had before. */
let evenings = 0;

/** Gives the headers of whoever writes: their session, and an address for each 20 comments. */
export function beginEvening(writers: readonly Writer[]) {
  evenings += 1;
  const evening = evenings;
  return (writer: number, turn: number): Record<string, string> => {
    const by = writers[writer];
    if (!by) throw new Error('there are too few writers');
    // Addresses for documentation and tests (RFC 3849).
    const parts = [evening, writer, Math.floor(turn / FROM_ONE_ADDRESS)];
    const address = `2001:db8::${parts.map((part) => (part + 1).toString(16)).join(':')}`;
    return { cookie: by.cookie, 'x-forwarded-for': address };
  };
}
