/** Chance that is the same at every run: a number from 0 up to, not including, 1. */
export type Chance = () => number;

const TWO_TO_32 = 2 ** 32;

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, every seed another sequence. Good
 * enough to spread comments over a thread, and nothing else.
 */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
}

/** A whole number from 0 to `count` - 1. */
export function pick(chance: Chance, count: number): number {
  return Math.floor(chance() * count);
}
