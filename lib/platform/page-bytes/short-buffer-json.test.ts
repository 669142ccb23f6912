import { afterEach, expect, test } from 'vitest';
import { shortenBufferJson } from './short-buffer-json.ts';

const before = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toJSON');

afterEach(() => {
  if (before) Object.defineProperty(Buffer.prototype, 'toJSON', before);
});

test('a large buffer is a few characters of JSON', () => {
  shortenBufferJson();
  const page = { kind: 'page', data: Buffer.alloc(100_000) };
  expect(JSON.stringify(page)).toBe('{"kind":"page","data":{"type":"Buffer","length":100000}}');
});
