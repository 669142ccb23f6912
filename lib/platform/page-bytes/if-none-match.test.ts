import { expect, test } from 'vitest';
import { hasBytes } from './if-none-match.ts';

test.each([
  [undefined, false],
  ['"a-br"', true],
  ['W/"a-br"', true],
  ['*', true],
  ['"x", "a-br"', true],
  ['"x",W/"a-br","y"', true],
  ['"a"', false],
  ['"a-gzip"', false],
  ['a-br', false],
  ['', false],
  ['"x, a-br"', false],
  [' "a-br" ', true],
])('%j holds for "a-br": %s', (header, expected) => {
  expect(hasBytes(header, '"a-br"')).toBe(expected);
});
