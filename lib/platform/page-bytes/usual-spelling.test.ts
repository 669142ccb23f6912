import { expect, test } from 'vitest';
import { isUsualSpelling } from './usual-spelling.ts';

test.each([
  '/',
  '/rules',
  '/essays/why-not/page/2',
  '/feed.xml',
  '/caf%C3%A9',
  '/%F0%9F%99%82',
  '/a%20b',
  '/a:b@c',
  '/rules%2F',
  '/...',
])('%s is kept', (path) => expect(isUsualSpelling(path)).toBe(true));

test.each([
  '//rules',
  '/rules/',
  '/%72ules',
  '/%2e%2e/rules',
  '/../rules',
  '/rules/.',
  '/caf%c3%a9',
  '/%C3%28',
  '/%',
  '/é',
  '/a b',
  '/a\\b',
  '/a"b',
  '',
])('%j is not', (path) => expect(isUsualSpelling(path)).toBe(false));
