import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/stage-test.ts';
import { below, readXml } from '#lib/testing/read-xml.ts';

/** RFC 3339, as RFC 4287 asks for (3.3). */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

const URN = /^urn:uuid:[0-9a-f-]{36}$/;
const ADDRESS = /^http:\/\/localhost:\d+\/essays\/[^/]+$/;

type Atom = {
  root: string;
  error: string | null;
  feed: Record<string, string[]>;
  links: Record<string, string>[];
  entries: {
    fields: Record<string, string[]>;
    links: Record<string, string>[];
    content: { type: string | null; text: string };
    author: string;
  }[];
};

/** Reads the Atom feed with the browser's own XML parser. */
async function readAtom(page: Page): Promise<Atom> {
  const xml = await (await page.request.get('/feed.xml')).text();
  return page.evaluate((text) => {
    const ATOM = 'http://www.w3.org/2005/Atom';
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const root = document.documentElement;
    const children = (parent: Element, name: string) =>
      [...parent.children].filter((each) => each.namespaceURI === ATOM && each.localName === name);
    const fields = (parent: Element, names: string[]) =>
      Object.fromEntries(
        names.map((name) => [name, children(parent, name).map((each) => each.textContent ?? '')]),
      );
    const links = (parent: Element) =>
      children(parent, 'link').map((link) =>
        Object.fromEntries([...link.attributes].map(({ name, value }) => [name, value])),
      );
    return {
      root: `${root.namespaceURI} ${root.localName}`,
      error: document.querySelector('parsererror')?.textContent ?? null,
      feed: fields(root, ['id', 'title', 'updated']),
      links: links(root),
      entries: children(root, 'entry').map((entry) => {
        const [content] = children(entry, 'content');
        const [author] = children(entry, 'author');
        return {
          fields: fields(entry, ['id', 'title', 'updated', 'published', 'summary']),
          links: links(entry),
          content: {
            type: content?.getAttribute('type') ?? null,
            text: content?.textContent ?? '',
          },
          author: (author && children(author, 'name')[0]?.textContent) ?? '',
        };
      }),
    };
  }, xml);
}

test('the Atom feed has what RFC 4287 asks for', async ({ page, stage, baseURL }) => {
  await page.goto('/rules');
  const { root, error, feed, links, entries } = await readAtom(page);
  expect(error).toBeNull();
  expect(root).toBe('http://www.w3.org/2005/Atom feed');
  // Exactly one of each (4.1.1), and the feed's own address.
  expect(feed.id).toEqual([`${baseURL}/`]);
  expect(feed.title).toEqual(['Off Call']);
  expect(feed.updated).toEqual([expect.stringMatching(MOMENT)]);
  expect(links).toContainEqual(
    expect.objectContaining({ rel: 'self', href: `${baseURL}/feed.xml` }),
  );
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) {
    // The same wherever the essay moves (4.2.6).
    expect(entry.fields.id).toEqual([expect.stringMatching(URN)]);
    expect(entry.fields.title).toEqual([expect.stringMatching(/\S/)]);
    expect(entry.fields.updated).toEqual([expect.stringMatching(MOMENT)]);
    expect(entry.fields.published).toEqual([expect.stringMatching(MOMENT)]);
    expect(entry.author).not.toBe('');
    expect(entry.content.type).toBe('html');
    expect(entry.content.text).toMatch(/^<(p|h2|ul|ol|blockquote|pre|div)/);
    // Read elsewhere, a link has to say where it leads.
    expect(entry.content.text).not.toMatch(/href="\/(?!\/)/);
    expect(entry.links).toEqual([
      expect.objectContaining({ rel: 'alternate', href: expect.stringMatching(ADDRESS) }),
    ]);
  }
  const ids = entries.map(({ fields }) => fields.id?.[0]);
  expect(new Set(ids).size).toBe(ids.length);
  const addresses = entries.map(({ links: [link] }) => link?.href);
  expect(addresses).toContain(`${baseURL}/essays/${stage.quiet.slug}`);
  expect(feed.updated?.[0]).toBe(
    entries
      .map(({ fields }) => fields.updated?.[0])
      .sort()
      .at(-1),
  );
});

test('the JSON feed has what JSON Feed 1.1 asks for', async ({ request, stage, baseURL }) => {
  const answer = await request.get('/feed.json');
  expect(answer.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
  const feed = await answer.json();
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Off Call',
    home_page_url: `${baseURL}/`,
    feed_url: `${baseURL}/feed.json`,
  });
  expect(feed.items.length).toBeGreaterThan(0);
  for (const item of feed.items) {
    expect(item).toMatchObject({
      id: expect.stringMatching(URN),
      url: expect.stringMatching(ADDRESS),
      title: expect.stringMatching(/\S/),
      content_html: expect.stringMatching(/^</),
      date_published: expect.stringMatching(MOMENT),
      date_modified: expect.stringMatching(MOMENT),
    });
    // 1.1 took the place of `author` by a list.
    expect(item.authors).toEqual([{ name: expect.stringMatching(/\S/) }]);
  }
  expect(feed.items.map(({ url }: { url: string }) => url)).toContain(
    `${baseURL}/essays/${stage.quiet.slug}`,
  );
});

test('the comments of an essay and the guide have feeds that programs find', async ({
  page,
  stage,
  baseURL,
}) => {
  const essay = `/essays/${stage.busy.slug}`;
  for (const [address, feed, entries] of [
    [essay, `${essay}/feed.xml`, 50],
    ['/leaving-medicine', '/guide/feed.xml', 1],
  ] as const) {
    await page.goto(address);
    for (const type of ['atom+xml', 'feed+json']) {
      const file = type === 'atom+xml' ? feed : feed.replace('.xml', '.json');
      const link = page.locator(`link[rel="alternate"][type="application/${type}"]`);
      expect(
        await link.evaluateAll((all) => all.map((each) => each.getAttribute('href'))),
      ).toContain(`${baseURL}${file}`);
      const answer = await page.request.get(file);
      expect(answer.headers()['content-type']).toBe(`application/${type}; charset=utf-8`);
      expect(answer.headers().link).toContain(`<${baseURL}${file}>; rel="self"`);
    }
    await expect(page.locator(`a[href="${feed}"]`)).toBeVisible();
    const xml = readXml(await (await page.request.get(feed)).text());
    expect(below(xml, 'entry').length).toBeGreaterThanOrEqual(entries);
    for (const entry of below(xml, 'entry')) {
      expect(below(entry, 'content')[0]?.text).not.toMatch(/(?:href|src)="\/(?!\/)/);
    }
  }
  const none = await page.request.get(`/essays/${stage.takenBack.slug}/feed.xml`);
  expect(none.status()).toBe(404);
  const [formerly = ''] = stage.publishing.moved.formerly;
  const moved = await page.request.get(`/essays/${formerly}/feed.xml`, { maxRedirects: 0 });
  expect(moved.status()).toBe(308);
  expect(moved.headers().location).toBe(`/essays/${stage.publishing.moved.slug}/feed.xml`);
});

test('feeds, sitemap and home hold what is public and nothing else', async ({ request, stage }) => {
  for (const path of ['/', '/feed.xml', '/feed.json', '/sitemap.xml', '/leaving-medicine']) {
    const text = await (await request.get(path)).text();
    for (const secret of [
      stage.draft.title,
      stage.draft.slug,
      stage.takenBack.slug,
      stage.guideDraft.permalink,
      'Published, changed, and not shown',
      'A second version',
    ]) {
      expect(text, path).not.toContain(secret);
    }
  }
});
