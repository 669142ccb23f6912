import { setTimeout as pause } from 'node:timers/promises';

/** Between two looks at a condition: short against what is waited for, long against a look. */
const LOOK_EVERY_MS = 50;

/** How often a long wait says that it goes on. */
export const SAY_EVERY_MS = 5_000;

/**
 * Waits until `condition` gives something other than undefined and returns that; after `timeoutMs`
 * undefined. `stillWaiting` is called every few seconds with the milliseconds gone by.
 */
export async function waitFor<T>(
  condition: () => T | undefined | Promise<T | undefined>,
  timeoutMs: number,
  stillWaiting?: (waitedMs: number) => void,
): Promise<T | undefined> {
  const began = performance.now();
  let sayAt = SAY_EVERY_MS;
  for (;;) {
    const found = await condition();
    if (found !== undefined) return found;
    const waited = performance.now() - began;
    if (waited >= timeoutMs) return undefined;
    if (waited >= sayAt) {
      stillWaiting?.(waited);
      sayAt += SAY_EVERY_MS;
    }
    await pause(LOOK_EVERY_MS);
  }
}
