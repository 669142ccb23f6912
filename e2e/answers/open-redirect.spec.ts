import { readCorpus } from '#e2e/support/corpora.ts';
import { cookieHeader, expect, test } from '#e2e/support/stage-test.ts';

/** Ways to lead somebody elsewhere after signing in. */
const OURS = [
  'https://example.org',
  '//example.org',
  '///example.org',
  '/\\example.org',
  '\\\\example.org',
  '/%2fexample.org',
  '/%5cexample.org',
  '/\t/example.org',
  '/.//example.org',
  '/..//example.org',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '@example.org',
  '/@example.org/..//example.org',
  'http:example.org',
  '/\u3002\u3002/example.org',
  '/rules\r\nSet-Cookie: x=1',
  '/sign-in?next=//example.org',
  'x'.repeat(2_000),
];

const VECTORS = [...new Set([...OURS, ...readCorpus<string>('injection/open-redirect.json')])];

test(`signing in leads nowhere but to this site (${VECTORS.length} addresses)`, async ({
  request,
  stage,
  baseURL,
}) => {
  const { host } = new URL(baseURL ?? '');
  const cookie = cookieHeader(stage, 'member');
  for (const vector of VECTORS) {
    const query = `next=${encodeURIComponent(vector)}`;
    // Somebody who is signed in is sent on at once. The pages all ask the same rule.
    const isOurs = OURS.includes(vector);
    for (const page of isOurs ? ['/sign-in', '/sign-in/code', '/sign-in/name'] : ['/sign-in']) {
      const answer = await request.get(`${page}?${query}`, {
        headers: { cookie },
        maxRedirects: 0,
      });
      expect(answer.status(), `${page} ${vector}`).toBe(307);
      const leadsTo = answer.headers().location ?? '';
      expect(leadsTo, vector).toMatch(/^\/(?![/\\])/);
      expect(new URL(leadsTo, baseURL).host, vector).toBe(host);
      expect(answer.headers()['set-cookie'], vector).toBeUndefined();
    }
    // A visitor's form carries it, checked.
    if (!isOurs) continue;
    const html = await (await request.get(`/sign-in?${query}`)).text();
    const next = /<input type="hidden" name="next" value="([^"]*)"/.exec(html)?.[1] ?? 'none';
    expect(new URL(next.replaceAll('&amp;', '&'), baseURL).host, vector).toBe(host);
    expect(next, vector).toMatch(/^\/(?![/\\])/);
  }
});

test('where somebody came from leads back only on this site', async ({ request, baseURL }) => {
  for (const [referer, expected] of [
    [`${baseURL}/rules`, '/rules'],
    ['https://example.org/rules', '/'],
    [`${baseURL}.example.org/rules`, '/'],
    [`http://localhost@example.org/rules`, '/'],
    [`${baseURL}//example.org`, '/'],
    ['not an address', '/'],
  ] as const) {
    const html = await (await request.get('/sign-in', { headers: { referer } })).text();
    expect(html, referer).toContain(`name="next" value="${expected}"`);
  }
});

test('a page that needs a person sends to sign-in and back', async ({ request, stage }) => {
  for (const path of [
    '/account',
    '/write',
    '/write/new',
    '/moderation',
    `/write/${stage.draft.id}`,
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    const leadsTo = new URL(answer.headers().location ?? '', answer.url());
    expect([leadsTo.pathname, leadsTo.searchParams.get('next')]).toEqual(['/sign-in', path]);
  }
});
