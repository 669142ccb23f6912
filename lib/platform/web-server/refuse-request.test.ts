import { expect, test } from 'vitest';
import { mayFinish, refuseRequest } from './refuse-request.ts';

const HOST = { host: 'localhost:3000' };

test.each([
  ['a page', { method: 'GET', url: '/', headers: HOST }, undefined],
  [
    'a form',
    { method: 'POST', url: '/', headers: { ...HOST, 'content-length': '9000' } },
    undefined,
  ],
  ['TRACE', { method: 'TRACE', url: '/', headers: HOST }, 405],
  ['a proxy request', { method: 'GET', url: 'http://a.example/', headers: HOST }, 400],
  ['no address', { method: 'OPTIONS', url: '*', headers: HOST }, 400],
  ['a long address', { method: 'GET', url: `/${'a'.repeat(5000)}`, headers: HOST }, 414],
  [
    'a huge body',
    { method: 'POST', url: '/', headers: { ...HOST, 'content-length': '3000000' } },
    413,
  ],
  [
    'a picture on the desk',
    { method: 'POST', url: '/write/images', headers: { ...HOST, 'content-length': '16000000' } },
    undefined,
  ],
  [
    'a picture where none is brought',
    { method: 'POST', url: '/essays/a', headers: { ...HOST, 'content-length': '1100000' } },
    413,
  ],
  [
    'a picture at an address that only begins like the desk',
    { method: 'POST', url: '/writers', headers: { ...HOST, 'content-length': '16000000' } },
    413,
  ],
  [
    'a film on the desk',
    { method: 'POST', url: '/write?x', headers: { ...HOST, 'content-length': '21000000' } },
    413,
  ],
  [
    'a body of unknown length',
    { method: 'POST', url: '/', headers: { ...HOST, 'transfer-encoding': 'chunked' } },
    411,
  ],
])('%s', (_name, head, status) => {
  expect(refuseRequest(head, true)?.status).toBe(status);
});

test.each(['localhost', 'localhost:3000', 'a.localhost', '127.0.0.1:3000', '[::1]:3000'])(
  'a site of this machine answers under %s',
  (host) =>
    expect(refuseRequest({ method: 'GET', url: '/', headers: { host } }, true)).toBeUndefined(),
);

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', undefined])(
  'it does not answer under %s, which somebody else may have led here',
  (host) =>
    expect(refuseRequest({ method: 'GET', url: '/', headers: { host } }, true)?.status).toBe(421),
);

test('what is refused may be sent to its end if that is not too far', () => {
  const finish = (length?: string) =>
    mayFinish({ headers: length === undefined ? {} : { 'content-length': length } });
  expect([finish('21000000'), finish('200000000'), finish('0'), finish()]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('a site that listens for others answers under every name', () => {
  const head = { method: 'GET', url: '/', headers: { host: 'offcall.example' } };
  expect(refuseRequest(head, false)).toBeUndefined();
});
