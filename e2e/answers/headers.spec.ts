import { cookieHeader, expect, test } from '#e2e/support/stage-test.ts';

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

test('every kind of answer carries the headers that protect it', async ({ request, stage }) => {
  const html = await (await request.get('/')).text();
  const file = /\/_next\/static\/[^"]+\.(?:js|css)/.exec(html)?.[0] ?? '';
  expect(file).not.toBe('');
  const asked: [method: string, path: string][] = [
    ['GET', '/'],
    ['GET', `/essays/${stage.busy.slug}`],
    ['GET', '/account'],
    ['GET', '/nope'],
    ['GET', `/${stage.broken}`],
    ['GET', `/${'a'.repeat(5_000)}`],
    ['GET', '/rules/'],
    ['GET', '/feed.xml'],
    ['GET', '/feed.json'],
    ['GET', '/sitemap.xml'],
    ['GET', '/robots.txt'],
    ['GET', '/favicon.ico'],
    ['GET', '/icon.svg'],
    ['GET', '/opengraph-image.png'],
    ['GET', file],
    ['GET', '/api/viewer'],
    ['GET', '/api/auth/session'],
    ['GET', '/api/health/live'],
    ['GET', '/api/health/ready'],
    ['HEAD', '/'],
    ['POST', '/'],
    ['PUT', '/rules'],
    ['DELETE', '/api/viewer'],
    ['TRACE', '/'],
  ];
  for (const [method, path] of asked) {
    for (const cookie of ['', cookieHeader(stage, 'moderator')]) {
      const answer = await request.fetch(path, { method, headers: { cookie }, maxRedirects: 0 });
      const headers = answer.headers();
      const what = `${method} ${path.slice(0, 60)}: ${answer.status()}`;
      for (const rule of POLICY) expect(headers['content-security-policy'], what).toContain(rule);
      expect(headers['x-content-type-options'], what).toBe('nosniff');
      expect(headers['x-frame-options'], what).toBe('DENY');
      expect(headers['referrer-policy'], what).toBe('strict-origin-when-cross-origin');
      expect(headers['permissions-policy'], what).toContain('camera=()');
      expect(headers['cross-origin-opener-policy'], what).toBe('same-origin');
      expect(headers['x-powered-by'], what).toBeUndefined();
      expect(headers.server, what).toBeUndefined();
      // A cookie never goes out with what a proxy may keep.
      if (headers['set-cookie']) expect(headers['cache-control'], what).toMatch(/no-store/);
    }
  }
});

test('reading changes nothing: no other method than POST, and no POST without a form', async ({
  request,
}) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const path of ['/', '/rules', '/account', '/feed.xml', '/api/viewer']) {
      const answer = await request.fetch(path, { method });
      expect(answer.status(), `${method} ${path}`).toBe(405);
    }
  }
});
