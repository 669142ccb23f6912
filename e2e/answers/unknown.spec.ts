import { get } from 'node:http';
import { cookieHeader, expect, test } from '#e2e/support/stage-test.ts';
import { wordsOf } from '#e2e/support/words-of.ts';

const NO_COMMENT = '01932b00-0000-7000-8000-0123456789ab';
const FIRST_ESSAY = '/essays/why-is-leaving-clinical-medicine-still-seen-as-failure';

/** As long as an address may be (lib/platform/web-server). */
const LONGEST = 4_096;

const UNKNOWN = [
  '/nope',
  '/a/b/c',
  '/index.php',
  '/wp-login.php',
  '/.env',
  '/.git/config',
  '/404',
  '/500',
  '/_error',
  '/_next/nope',
  '/_next/static/chunks/nope.js',
  '/_next/data/build/rules.json',
  '/api',
  '/api/nope',
  '/api/auth/signin',
  '/api/auth/providers',
  '/people/nobody',
  '/search',
  '/essays',
  '/essays/nope',
  '/essays/-',
  '/essays/Why-Is-Leaving-Clinical-Medicine-Still-Seen-As-Failure',
  '/essays/nope/from/1',
  '/essays/nope/comment',
  `${FIRST_ESSAY}x`,
  `${FIRST_ESSAY}/nope`,
  `${FIRST_ESSAY}/from`,
  `${FIRST_ESSAY}/from/-`,
  `${FIRST_ESSAY}/from/0`,
  `${FIRST_ESSAY}/from/01`,
  `${FIRST_ESSAY}/from/-1`,
  `${FIRST_ESSAY}/from/1e1`,
  `${FIRST_ESSAY}/from/1.5`,
  `${FIRST_ESSAY}/from/999999`,
  `${FIRST_ESSAY}/from/99999999999999999999`,
  `${FIRST_ESSAY}/from/1/more`,
  '/comments',
  '/comments/-',
  '/comments/1',
  `/comments/${NO_COMMENT}`,
  `/comments/${NO_COMMENT.toUpperCase()}`,
  `/comments/${NO_COMMENT}/history`,
  `/comments/${NO_COMMENT}/more`,
  `/comments/${NO_COMMENT}/reply`,
  `/comments/${NO_COMMENT}/edit`,
  `/comments/${NO_COMMENT}/delete`,
  `/comments/${NO_COMMENT}/nope`,
  '/comments/kept',
  '/moderation/log/from',
  '/moderation/log/from/-',
  `/moderation/log/from/${NO_COMMENT}`,
  '/moderation/log/from/2026-11-22-000000000000',
  '/moderation/log/from/2026-02-30-000000000000',
  '/moderation/log/rule',
  '/moderation/log/rule/nope',
  '/moderation/log/kind/edit_out',
  '/moderation/log/nope/hate',
  '/moderation/log/kind/hide/from/-',
  '/moderation/log/kind/hide/from/2026-11-22-000000000000',
  '/transparency/nope',
  '/mailbox/nope',
  '/mailbox/..%2f..%2f..%2fetc%2fpasswd',
  '/rules/nope',
  '/feed.xml/nope',
  '/sign-in/nope',
  // Encoded, doubled, from other scripts, and not to be decoded at all.
  '/%6e%6fpe',
  '/essays/%00',
  '/essays/%2e%2e%2frules',
  '/essays/..%5c..%5crules',
  '/comments/a%0d%0aSet-Cookie:%20x=1',
  '/%F0%9F%99%82',
  '/%E2%80%AEtxt.exe',
  '/%',
  '/%ff',
  '/essays/%E0%A4%A',
  '/essays/%25ff',
  "/essays/'%20OR%201=1--",
  '/<script>alert(1)</script>',
  '/nope?page=1&_rsc=abc',
  `/essays/${'a'.repeat(3_000)}`,
  `/${'a/'.repeat(1_500)}a`,
];

test('nothing stands at an unknown address, and the page says so in words', async ({ request }) => {
  for (const path of UNKNOWN) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const html = await answer.text();
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-type'], path).toBe('text/html; charset=utf-8');
    expect(answer.headers()['set-cookie'], path).toBeUndefined();
    expect(wordsOf(html), path).toContain('There is nothing at this address');
    expect(wordsOf(html), path).toContain('To the essays');
    expect(html, path).not.toContain('<script>alert(1)</script>');
  }
});

test('asked for again it is still not found, and comes from what is kept', async ({ request }) => {
  for (const path of ['/nope-again', '/essays/nope-again', `/comments/${NO_COMMENT}`]) {
    await request.get(path);
    const again = await request.get(path);
    expect(again.status(), path).toBe(404);
    expect(again.headers()['x-nextjs-cache'], path).toBe('HIT');
  }
});

test('drafts, held comments and other people’s pages are not there either', async ({
  request,
  stage,
}) => {
  const { draft, takenBack, comments, vanished, guideDraft } = stage;
  const places: [path: string, who: 'visitor' | 'member' | 'moderator'][] = [
    [`/essays/${draft.slug}`, 'visitor'],
    [`/essays/${takenBack.slug}/from/1`, 'visitor'],
    [`/essays/${takenBack.slug}/comment`, 'member'],
    [`/write/${draft.id}`, 'member'],
    [`/write/${draft.id}`, 'moderator'],
    [`/${guideDraft.permalink}`, 'visitor'],
    [`/comments/${vanished}`, 'visitor'],
    [`/comments/${vanished}/more`, 'member'],
    [`/comments/${comments.held}`, 'moderator'],
    [`/comments/${comments.held}/more`, 'member'],
    [`/comments/${comments.held}/reply`, 'member'],
    [`/comments/${comments.hidden}/history`, 'visitor'],
    [`/moderation/imports/${NO_COMMENT}`, 'moderator'],
    ['/moderation/imports/nope', 'moderator'],
  ];
  for (const [path, who] of places) {
    const cookie = cookieHeader(stage, who);
    const answer = await request.get(path, { headers: { cookie }, maxRedirects: 0 });
    expect(answer.status(), `${path} as ${who}`).toBe(404);
    expect(wordsOf(await answer.text()), path).toMatch(/There is (nothing|no)/);
  }
});

test('an address that is no address is refused in a line', async ({ request }) => {
  const long = await request.get(`/${'a'.repeat(LONGEST)}`);
  expect([long.status(), await long.text()]).toEqual([414, 'This address is too long.\n']);
  for (const url of ['https://example.org/a.png', '//example.org/a.png', '/../../etc/passwd']) {
    const picture = await request.get(`/_next/image?w=64&q=75&url=${encodeURIComponent(url)}`);
    expect(picture.status(), url).toBe(404);
  }
});

test('a slash too many leads to the address without it, on this site', async ({ request }) => {
  for (const [path, leadsTo] of [
    ['/rules/', '/rules'],
    ['/rules//', '/rules/'],
    ['/essays//nope', '/essays/nope'],
    ['/%2f%2fexample.org/', '/%2f%2fexample.org'],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([308, leadsTo]);
  }
});

test('an address that begins with two slashes leads to no other site', async ({ baseURL }) => {
  // No library sends such an address as it stands.
  const { port } = new URL(baseURL ?? '');
  for (const path of ['//example.org', '//example.org/%2e%2e', '/\\example.org', '//']) {
    const answer = await askRaw(Number(port), path);
    const leadsTo = new URL(answer.location ?? '/', baseURL);
    expect([308, 404], path).toContain(answer.status);
    expect(leadsTo.host, path).toBe(`localhost:${port}`);
    expect(answer.location ?? '/', path).not.toMatch(/^\/[/\\]/);
  }
});

function askRaw(port: number, path: string) {
  return new Promise<{ status?: number; location?: string }>((resolve, reject) => {
    get({ host: 'localhost', port, path }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    }).on('error', reject);
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the words are on the page', async ({ page, stage }) => {
    for (const path of [
      '/nope',
      '/essays/nope',
      `/comments/${NO_COMMENT}`,
      `/comments/${NO_COMMENT}/more`,
      `/essays/${stage.busy.slug}/from/999999`,
      '/mailbox/nope',
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'There is nothing at this address',
      );
      await expect(page.getByRole('link', { name: 'To the essays' })).toBeVisible();
    }
  });
});
