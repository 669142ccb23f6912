import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const over = (https: boolean, dev = false) => Object.fromEntries(securityHeaders({ https, dev }));

test('nothing is loaded from elsewhere, nobody frames the site', () => {
  const policy = over(false)['Content-Security-Policy'];
  for (const rule of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain('unsafe-eval');
  expect(over(false)['X-Content-Type-Options']).toBe('nosniff');
});

test('only a site on https asks browsers to stay on https', () => {
  expect(over(true)['Strict-Transport-Security']).toBe('max-age=31536000; includeSubDomains');
  expect(over(true)['Content-Security-Policy']).toContain('upgrade-insecure-requests');
  expect(over(false)['Strict-Transport-Security']).toBeUndefined();
  expect(over(false)['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
});

test('the development server may do what its page updates need', () => {
  expect(over(false, true)['Content-Security-Policy']).toMatch(
    /unsafe-eval.*connect-src 'self' ws:/,
  );
});
