import { expect, test } from 'vitest';
import { memoryOf } from './memory-of.ts';

const MEGABYTE = 1024 ** 2;

test('what a process takes is seen, where the system tells', () => {
  const before = memoryOf([process.pid]);
  if (process.platform !== 'linux') return expect(before).toBeUndefined();
  const taken = Buffer.alloc(64 * MEGABYTE, 1);
  const after = memoryOf([process.pid]);
  expect(taken.at(-1)).toBe(1);
  expect((after?.bytes ?? 0) - (before?.bytes ?? 0)).toBeGreaterThan(32 * MEGABYTE);
});

test('nobody holds nothing', () => {
  expect(memoryOf([])?.bytes ?? 0).toBe(0);
});
