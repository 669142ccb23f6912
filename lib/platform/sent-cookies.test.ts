import { expect, test } from 'vitest';
import { parseCookies } from './sent-cookies.ts';

test.each([
  ['a=1; b=2', 'b', '2'],
  ['a=1;b=2', 'b', '2'],
  ['a=1; a=2', 'a', '1'],
  ['a=x=y', 'a', 'x=y'],
  ['a=', 'a', ''],
  ['', 'a', undefined],
  ['a', 'a', undefined],
  ['=1', '', undefined],
  ['ab=1', 'a', undefined],
  ['__proto__=1', 'toString', undefined],
  [`${'; '.repeat(50_000)}a=1`, 'a', '1'],
])('parseCookies(%j) of %j', (header, name, value) => {
  expect(parseCookies(header).get(name)?.value).toBe(value);
});
