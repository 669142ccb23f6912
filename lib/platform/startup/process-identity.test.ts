import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { commandOf, identifyProcess, isAlive, parentOf, pidOf } from './process-identity.ts';

test('a process is known while it lives, and no longer', async () => {
  const child = spawn('sleep', ['60']);
  const identity = identifyProcess(child.pid ?? 0) ?? '';
  expect(pidOf(identity)).toBe(child.pid);
  expect(isAlive(identity)).toBe(true);
  expect(parentOf(child.pid ?? 0)).toBe(process.pid);
  expect(commandOf(child.pid ?? 0)).toBe('sleep 60');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(identity)).toBe(false);
});

test('the same id with another start is another process', () => {
  expect(isAlive(`${process.pid} another-start`)).toBe(false);
});

test.each([0, -1, Number.NaN, 4_194_000])('%s is nobody', (pid) => {
  expect(identifyProcess(pid)).toBeUndefined();
});
