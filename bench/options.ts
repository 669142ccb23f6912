import { parseArgs } from 'node:util';
import type { BenchOptions } from './plan.ts';

const FLAG = { type: 'boolean', default: false } as const;

/** Reads the command line of `npm run bench`; throws with a sentence about what it does not know. */
export function readOptions(args: string[]): BenchOptions {
  const { quick, million, soak, profile } = parseArgs({
    args,
    options: { quick: FLAG, million: FLAG, soak: FLAG, profile: FLAG },
  }).values;
  return { quick, million, soak, profile };
}
