import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Lockfile = { packages: Record<string, { version?: string }> };

const lockfile: Lockfile = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
);

/**
 * The first versions without a hole that matters here: next-auth before beta.32 takes a broken
 * configuration for a session, older nodemailer and @auth/core send mail to whom a quoted address
 * names, older next serves private data from a cache.
 */
const FLOORS = {
  next: '16.3.3',
  'next-auth': '5.0.0-beta.32',
  '@auth/core': '0.41.3',
  '@auth/prisma-adapter': '2.11.3',
  nodemailer: '7.0.7',
};

/** "5.0.0-beta.32" as [5, 0, 0, 0, 32]; a release as [5, 0, 0, 1]. */
function parts(version: string): number[] {
  const [release = '', before] = version.split('-');
  const numbers = release.split('.').map(Number);
  return before === undefined ? [...numbers, 1] : [...numbers, 0, Number(before.split('.').at(-1))];
}

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [parts(version), parts(floor)];
  for (let i = 0; i < b.length; i += 1) {
    if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > (b[i] ?? 0);
  }
  return true;
}

test.each(Object.entries(FLOORS))('every copy of %s is at least %s', (name, floor) => {
  const copies = Object.entries(lockfile.packages).filter(
    ([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  );
  expect(copies.length).toBeGreaterThan(0);
  for (const [path, { version = '0.0.0' }] of copies) {
    expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true);
  }
});

test('versions are compared by their numbers', () => {
  expect(isAtLeast('5.0.0-beta.4', '5.0.0-beta.32')).toBe(false);
  expect(isAtLeast('5.0.0', '5.0.0-beta.32')).toBe(true);
  expect(isAtLeast('16.10.0', '16.3.3')).toBe(true);
  expect(isAtLeast('16.3.2', '16.3.3')).toBe(false);
});
