import { PERSONAL_PAGES, READ_PAGES } from '#e2e/support/every-page.ts';
import { cookieHeader, expect, test } from '#e2e/support/stage-test.ts';
import { FIRST_REPLIES } from '#lib/comments/rules.ts';

const FIRST_ESSAY = '/essays/why-is-leaving-clinical-medicine-still-seen-as-failure';

test('the sitemap lists what is to be found, once, and each address answers', async ({
  request,
  stage,
  baseURL,
}) => {
  const answer = await request.get('/sitemap.xml');
  expect(answer.headers()['content-type']).toMatch(/^(application|text)\/xml/);
  const addresses = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => address ?? '',
  );
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const path of ['/', FIRST_ESSAY, `/essays/${stage.busy.slug}`, '/leaving-medicine']) {
    expect(addresses).toContain(`${baseURL}${path}`);
  }
  expect(addresses).toContain(`${baseURL}/rules`);
  // The broken page is published; that it cannot be shown is its own test.
  for (const address of addresses.filter((each) => !each.endsWith(`/${stage.broken}`))) {
    expect(address.startsWith(`${baseURL}/`), address).toBe(true);
    const page = await request.get(address);
    // An essay may be taken back by another test while this one reads.
    expect([200, 404, 410], address).toContain(page.status());
    if (page.status() === 200) expect(await page.text(), address).not.toMatch(/noindex/);
  }
});

test('robots are kept out of forms and of what belongs to one person', async ({
  request,
  baseURL,
}) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain('User-Agent: *');
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  for (const path of ['/api/', '/account', '/sign-in', '/write', '/mailbox']) {
    expect(robots).toContain(`Disallow: ${path}`);
  }
  expect(robots).not.toMatch(/^Disallow: \/\s*$/m);
});

test('every page for one person says that it is not to be found', async ({ request, stage }) => {
  // A discussion as a member sees it is the same page as for everybody, with something laid over it.
  const read = new Set(READ_PAGES.map(({ path }) => path(stage)));
  const personal = PERSONAL_PAGES.filter(({ path }) => !read.has(path(stage)));
  for (const { name, path, who = 'visitor' } of personal) {
    const cookie = cookieHeader(stage, who);
    const html = await (await request.get(path(stage), { headers: { cookie } })).text();
    expect(html, `${name} (${who})`).toMatch(/<meta name="robots" content="[^"]*noindex/);
  }
});

test('every page that is read has a description of its own or keeps out of the lists', async ({
  request,
  stage,
}) => {
  const seen = new Map<string, string>();
  // A page may show two things, and stand in the list for each.
  const pages = new Map(READ_PAGES.map(({ name, path }) => [path(stage), name]));
  for (const [address, name] of pages) {
    const html = await (await request.get(address)).text();
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
    expect(title, name).not.toBe('');
    expect(seen.get(title), `${name} is called as another page`).toBeUndefined();
    seen.set(title, name);
    const isHidden = /<meta name="robots" content="noindex/.test(html);
    const description = /<meta name="description" content="([^"]+)"/.exec(html)?.[1] ?? '';
    if (!isHidden) expect(description.length, name).toBeGreaterThan(20);
  }
});

type Thing = { '@type': string; [key: string]: unknown };
type Comment = Thing & { url: string; text: string; author: Thing; comment?: Comment[] };

test('structured data parses, nests as the thread does, and says nothing that is hidden', async ({
  page,
  stage,
}) => {
  await page.goto(`/essays/${stage.busy.slug}`);
  const scripts = page.locator('script[type="application/ld+json"]');
  await expect(scripts).toHaveCount(1);
  const data = JSON.parse((await scripts.textContent()) ?? '');
  expect(data['@context']).toBe('https://schema.org');
  const [article, posting] = data['@graph'] as [Thing, Thing & { comment: Comment[] }];
  expect(article).toMatchObject({
    '@type': 'Article',
    headline: stage.busy.title,
    author: { '@type': 'Person', name: stage.guests.author.name },
  });
  expect(posting).toMatchObject({ '@type': 'DiscussionForumPosting', commentCount: 63 });

  const all: Comment[] = [];
  const collect = (comments: Comment[], depth: number): number =>
    comments.reduce((deepest, comment) => {
      all.push(comment);
      expect(comment).toMatchObject({ '@type': 'Comment', author: { '@type': 'Person' } });
      return Math.max(deepest, collect(comment.comment ?? [], depth + 1));
    }, depth);
  // A root, and three levels of the long argument below it.
  expect(collect(posting.comment, 0)).toBe(1 + FIRST_REPLIES);
  const shown = await page.locator('article[data-comment]:not([data-state])').count();
  expect(all.length).toBe(shown);
  for (const { url, text } of all) {
    expect(new URL(url).pathname).toMatch(/^\/comments\/[\w-]{36}$/);
    expect(text).not.toContain('What nobody may read any more');
  }
});

test('a link that is shared shows title, summary and picture', async ({ page, stage, baseURL }) => {
  await page.goto(`/essays/${stage.busy.slug}`);
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
  expect(await meta('og:title')).toBe(stage.busy.title);
  expect(await meta('og:type')).toBe('article');
  expect(await meta('og:url')).toBe(`${baseURL}/essays/${stage.busy.slug}`);
  expect(await meta('og:description')).toBeTruthy();
  const picture = (await meta('og:image')) ?? '';
  expect(picture.startsWith(`${baseURL}/`)).toBe(true);
  expect((await page.request.get(picture)).headers()['content-type']).toBe('image/png');
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    `${baseURL}/essays/${stage.busy.slug}`,
  );
  // The feeds of all essays, and of the comments on this one.
  for (const [type, file] of [
    ['application/atom+xml', 'feed.xml'],
    ['application/feed+json', 'feed.json'],
  ] as const) {
    const feeds = page.locator(`link[rel=alternate][type="${type}"]`);
    const addresses = await feeds.evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLLinkElement).href).pathname),
    );
    expect(addresses.sort()).toEqual([`/essays/${stage.busy.slug}/${file}`, `/${file}`]);
  }
});
