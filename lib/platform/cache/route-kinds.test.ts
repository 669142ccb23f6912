import { expect, test } from 'vitest';
import { routeKinds } from './route-kinds.ts';

/** What Next 16.4.6 wrote for a small site, shortened. */
const list = {
  version: 4,
  routes: {
    '/': { renderingMode: 'PARTIALLY_STATIC', compute: 'static', _isEnsureStaticPage: true },
    '/_not-found': { renderingMode: 'PARTIALLY_STATIC', compute: 'static' },
    '/feed.xml': { renderingMode: 'STATIC', compute: 'static' },
    '/essays/-': { renderingMode: 'PARTIALLY_STATIC', _isEnsureStaticPage: true },
    '/write': { renderingMode: 'PARTIALLY_STATIC', response: 'empty', compute: 'blocking' },
  },
  dynamicRoutes: {
    '/[...permalink]': {
      renderingMode: 'PARTIALLY_STATIC',
      _isEnsureStaticPage: true,
      routeRegex: '^/(.+?)(?:/)?$',
    },
    '/comments/[id]/reply': {
      renderingMode: 'PARTIALLY_STATIC',
      compute: 'blocking',
      routeRegex: '^/comments/([^/]+?)/reply(?:/)?$',
    },
    '/essays/[slug]': {
      renderingMode: 'PARTIALLY_STATIC',
      _isEnsureStaticPage: true,
      routeRegex: '^/essays/([^/]+?)(?:/)?$',
    },
    '/essays/[slug]/feed.xml': {
      renderingMode: 'STATIC',
      routeRegex: '^/essays/([^/]+?)/feed\\.xml(?:/)?$',
    },
  },
};

const addresses = {
  '/(read)/page': '/',
  '/(read)/[...permalink]/page': '/[...permalink]',
  '/(write)/write/page': '/write',
  '/(write)/write/[id]/page': '/write/[id]',
  '/api/viewer/route': '/api/viewer',
  '/api/decisions/[id]/route': '/api/decisions/[id]',
};

test.each([
  ['/', 'static'],
  ['/feed.xml', 'static'],
  ['/essays/why', 'static'],
  ['/essays/why/', 'static'],
  ['/essays/why/feed.xml', 'static'],
  ['/some/page', 'static'],
  ['/write', 'rendered'],
  ['/write/', 'rendered'],
  ['/comments/12/reply', 'rendered'],
  ['/write/12', 'rendered'],
  ['/api/viewer', 'other'],
  ['/api/decisions/12', 'other'],
])('%s is %s', (path, kind) => {
  expect(routeKinds(list, addresses)(path)).toBe(kind);
});

test('an address that no page has is of no kind', () => {
  expect(routeKinds({ ...list, dynamicRoutes: {} }, {})('/nowhere')).toBe('other');
});

test('a list of another shape is refused', () => {
  expect(() => routeKinds({ routes: [] }, {})).toThrow();
});
