import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from './build.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'off-call-build-'));
  mkdirSync(join(root, 'app/essays'), { recursive: true });
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, 'app/essays/page.tsx'), 'one');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['a changed file', 'app/essays/page.tsx', 'two'],
  ['a new file', 'lib/rules.ts', 'one'],
  ['other packages', 'package-lock.json', '{}'],
  ['another configuration', 'next.config.ts', 'one'],
])('%s asks for a new build', (_name, path, text) => {
  const before = hashSources(root);
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  expect(hashSources(root)).not.toBe(before);
});

test.each([
  ['a test', 'app/essays/page.test.tsx'],
  ['a document', 'docs/operations.md'],
  ['the same text again', 'app/essays/page.tsx'],
])('%s does not', (_name, path) => {
  const before = hashSources(root);
  writeFileSync(join(root, path), 'one');
  expect(hashSources(root)).toBe(before);
});

test('a file that moved asks for a new build', () => {
  const before = hashSources(root);
  mkdirSync(join(root, 'app/guide'));
  writeFileSync(join(root, 'app/guide/page.tsx'), 'one');
  rmSync(join(root, 'app/essays'), { recursive: true });
  expect(hashSources(root)).not.toBe(before);
});
