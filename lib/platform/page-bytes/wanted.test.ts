import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { plainKeyOf, wantedOf } from './wanted.ts';

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ method, url, headers }) as unknown as IncomingMessage;

test('the address alone decides about a page', () => {
  const plain = wantedOf(ask('/essays/why'));
  expect(plain).toEqual({ key: '/essays/why', kind: 'page', url: '/essays/why', headers: {} });
  const noisy = ask('/essays/why', {
    cookie: 'session=1',
    accept: 'application/json',
    authorization: 'Bearer x',
    'accept-language': 'de',
    'x-forwarded-host': 'evil.example',
    'next-router-prefetch': '1',
    'next-url': '/evil',
    'content-length': '0',
  });
  expect(wantedOf(noisy)).toEqual(plain);
  expect(plainKeyOf(noisy)).toBe('/essays/why');
  expect(wantedOf(ask('/essays/why', {}, 'HEAD'))).toEqual(plain);
});

test.each([
  ['POST', '/', {}],
  ['PUT', '/', {}],
  ['OPTIONS', '/', {}],
  ['GET', '/', { 'content-length': '3' }],
  ['GET', '/', { 'content-type': 'text/plain' }],
  ['GET', '/', { 'transfer-encoding': 'chunked' }],
  ['GET', '/', { range: 'bytes=0-1' }],
  ['GET', '/', { 'if-match': '"x"' }],
  ['GET', '/', { rsc: 'yes' }],
  ['GET', '/', { rsc: '1' }],
] as const)('%s %s %j goes past', (method, url, headers) => {
  expect(wantedOf(ask(url, headers, method))).toBeUndefined();
  expect(plainKeyOf(ask(url, headers, method))).toBeUndefined();
});

test('a query is known only where Next itself asks with it', () => {
  expect(wantedOf(ask('/rules?a=1'))).toBeUndefined();
  expect(wantedOf(ask('/rules?_rsc=abc'))).toBeUndefined();
  expect(wantedOf(ask('/rules?'))).toBeUndefined();
  const data = wantedOf(ask('/rules?_rsc=abc', { rsc: '1', 'next-url': '/', cookie: 'a' }));
  expect(data).toMatchObject({ kind: 'variant', headers: { rsc: '1', 'next-url': '/' } });
  for (const url of ['/rules?_rsc=abc&a=1', '/rules?a=1&_rsc=abc', '/rules?_rsc=a?b']) {
    expect(wantedOf(ask(url, { rsc: '1' })), url).toBeUndefined();
  }
});

test('all that Next varies on is in the key', () => {
  const url = '/rules?_rsc=abc';
  const variants: Record<string, string>[] = [
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    { rsc: '1', 'next-router-state-tree': '1' },
    { rsc: '1', 'next-url': '1' },
  ];
  const keys = variants.map((headers) => wantedOf(ask(url, headers))?.key);
  keys.push(wantedOf(ask('/rules?_rsc=other', { rsc: '1' }))?.key, wantedOf(ask('/rules'))?.key);
  expect(new Set(keys).size).toBe(8);
  const long = { rsc: '1', 'next-router-state-tree': 'x'.repeat(5_000) };
  expect(wantedOf(ask(url, long))).toBeUndefined();
});
