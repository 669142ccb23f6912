import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import { inspect } from './inspector.ts';

const MEGABYTE = 1024 ** 2;
/** Holds one buffer, and lets another one go; then it only waits. */
const PROGRAM = `
globalThis.held = Buffer.alloc(${32 * MEGABYTE}, 1);
(() => Buffer.alloc(${64 * MEGABYTE}, 1))();
setInterval(() => {}, 1000);
console.log('ready');
`;

test.skipIf(process.platform === 'win32')(
  'sees what a process holds, and not what it let go',
  async () => {
    const port = await findFreePort();
    const child = spawn(process.execPath, [`--inspect-port=127.0.0.1:${port}`, '-e', PROGRAM], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      const inspector = await inspect(child.pid ?? 0, port);
      const { arrayBuffers, heapUsed } = await inspector.heap();
      inspector.close();
      expect(arrayBuffers).toBeGreaterThan(31 * MEGABYTE);
      expect(arrayBuffers).toBeLessThan(40 * MEGABYTE);
      expect(heapUsed).toBeGreaterThan(MEGABYTE);
    } finally {
      child.kill('SIGKILL');
    }
  },
);
