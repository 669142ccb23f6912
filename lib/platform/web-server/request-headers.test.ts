import { expect, test } from 'vitest';
import { cleanHeaders } from './request-headers.ts';

const LOCAL = { siteUrl: 'http://localhost:3000', siteIsLocal: true, trustedProxies: 0 };
const PUBLIC = { siteUrl: 'https://offcall.example', siteIsLocal: false, trustedProxies: 1 };

test('a client can pass neither for a proxy nor for a part of Next', () => {
  const headers = {
    host: 'localhost:3000',
    accept: 'text/html',
    'x-off-call-client': '6.6.6.6',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
    'x-middleware-subrequest': 'proxy:proxy:proxy',
    'x-middleware-rewrite': '/write',
    'x-matched-path': '/write',
  };
  cleanHeaders(headers, '203.0.113.9', LOCAL);
  expect(headers).toEqual({
    host: 'localhost:3000',
    accept: 'text/html',
    'x-off-call-client': '203.0.113.9',
    'x-forwarded-for': '203.0.113.9',
  });
});

test('behind a proxy the client is who the proxy saw, and the site is known by its own address', () => {
  const headers = {
    host: 'backend:3000',
    'x-forwarded-for': '6.6.6.6, 198.51.100.7',
    'x-forwarded-host': 'evil.example',
  };
  cleanHeaders(headers, '10.0.0.1', PUBLIC);
  expect(headers).toEqual({
    host: 'backend:3000',
    'x-off-call-client': '198.51.100.7',
    'x-forwarded-for': '198.51.100.7',
    'x-forwarded-host': 'offcall.example',
    'x-forwarded-proto': 'https',
  });
});
