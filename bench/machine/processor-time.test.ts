import { expect, test } from 'vitest';
import { usedBetween, withProcessorMs } from './processor-time.ts';

const BUSY_MS = 200;

test('the time is that of the processor, where the system tells', async () => {
  const pids = () => [process.pid];
  const { ms } = await withProcessorMs(pids, async () => {
    const from = process.cpuUsage();
    for (;;) {
      const { user, system } = process.cpuUsage(from);
      if ((user + system) / 1000 > BUSY_MS) return;
    }
  });
  if (process.platform !== 'linux') expect(ms).toBeUndefined();
  else expect(ms).toBeGreaterThan(BUSY_MS / 2);
});

test('a process that ends takes nothing away, one that begins counts whole', () => {
  const before = new Map([
    [1, 100],
    [2, 5_000],
  ]);
  const after = new Map([
    [1, 130],
    [3, 20],
  ]);
  expect(usedBetween(before, after)).toBe(50);
});
