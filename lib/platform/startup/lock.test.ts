import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';
import { identifyProcess, pidOf } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'off-call-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'lock');

test('one holds it, the next is told who does, and gets it when it is given back', async () => {
  const first = await takeLock(path(), { timeoutMs: 0 });
  if (!('lock' in first)) throw new Error('not taken');
  const second = await takeLock(path(), { timeoutMs: 0 });
  expect('heldBy' in second && pidOf(second.heldBy)).toBe(process.pid);
  first.lock.release();
  expect(existsSync(path())).toBe(false);
  expect('lock' in (await takeLock(path(), { timeoutMs: 0 }))).toBe(true);
});

test('a holder that was killed has lost it', async () => {
  const child = spawn('sleep', ['60']);
  writeFileSync(path(), identifyProcess(child.pid ?? 0) ?? '');
  expect('heldBy' in (await takeLock(path(), { timeoutMs: 0 }))).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect('lock' in (await takeLock(path(), { timeoutMs: 0 }))).toBe(true);
});

test('a process that got the id of a dead holder later is not the holder', async () => {
  writeFileSync(path(), `${process.pid} another-start`);
  expect('lock' in (await takeLock(path(), { timeoutMs: 0 }))).toBe(true);
});

test('an empty file is nobody’s lock', async () => {
  writeFileSync(path(), '');
  expect('lock' in (await takeLock(path(), { timeoutMs: 0 }))).toBe(true);
});

test('of many at once there is never more than one inside', async () => {
  const module = JSON.stringify(resolve('lib/platform/startup/lock.ts'));
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  const script = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    const { takeLock } = await import(${module});
    for (let i = 0; i < 5; i += 1) {
      const { lock } = await takeLock(${JSON.stringify(path())}, { timeoutMs: 30000 });
      const seen = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
      await setTimeout(1);
      writeFileSync(${JSON.stringify(counter)}, String(seen + 1));
      lock.release();
    }`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' }),
  );
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(readFileSync(counter, 'utf8')).toBe('20');
});
