import { expect, test } from 'vitest';
import { readableAddress } from './readable-address.ts';

test.each(['/', '/rules', '/%F0%9F%99%82', '/a%2fb?x=%', '/essays/a?next=%ff', '*'])(
  '%s stays as it came',
  (url) => expect(readableAddress(url)).toBe(url),
);

test.each([
  ['/%', '/%25'],
  ['/essays/%ff', '/essays/%25ff'],
  ['/%E0%A4%A?page=%41', '/%25E0%25A4%25A?page=%41'],
  ['/%zz%20', '/%25zz%2520'],
])('%s becomes %s, where nothing stands', (url, expected) => {
  expect(readableAddress(url)).toBe(expected);
  expect(() => decodeURIComponent(readableAddress(url).split('?')[0] ?? '')).not.toThrow();
});
