import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '#e2e/support/stage-test.ts';

// The public record of moderation: log, feeds, figures and files. That they are kept is tried with
// every other page (static.spec.ts).

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;
const DAY = /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/;

test('the log and its feeds say days, no hour, no id and no name', async ({ request, stage }) => {
  for (const path of [
    '/moderation/log',
    stage.olderLog,
    '/moderation/log/kind/hide',
    '/moderation/log/feed.xml',
    '/moderation/log/feed.json',
  ]) {
    const answer = await request.get(path);
    const text = await answer.text();
    expect(text, path).not.toMatch(ID);
    expect(text, path).not.toMatch(/T(?!00:00:00)\d\d:\d\d:\d\d|\d\d:\d\d UTC/);
    for (const { name } of Object.values(stage.guests).filter((guest) => guest.name !== '')) {
      expect(text, path).not.toContain(name);
    }
    expect(text, path).not.toContain('give her away');
  }
});

test('the feeds of the log are linked from it and have what readers of feeds ask for', async ({
  page,
  baseURL,
}) => {
  await page.goto('/moderation/log');
  const links = page.locator('head link[rel=alternate][title="Moderation log"]');
  await expect(links).toHaveCount(2);
  const [atom, json] = await links.evaluateAll((all) =>
    all.map((link) => Reflect.get(link, 'href')),
  );
  expect([atom, json]).toEqual([
    `${baseURL}/moderation/log/feed.xml`,
    `${baseURL}/moderation/log/feed.json`,
  ]);
  const xml = await (await page.request.get(atom)).text();
  const read = await page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    const all = (name: string) =>
      [...feed.querySelectorAll(`entry > ${name}`)].map((each) => each.textContent);
    return {
      error: feed.querySelector('parsererror')?.textContent ?? null,
      author: feed.querySelector('feed > author > name')?.textContent,
      ids: all('id'),
      titles: all('title'),
      updated: all('updated'),
    };
  }, xml);
  expect(read).toMatchObject({ error: null, author: 'Off Call' });
  expect(read.ids.length).toBeGreaterThan(10);
  expect(new Set(read.ids).size).toBe(read.ids.length);
  for (const moment of read.updated) expect(moment).toMatch(DAY);
  const answer = await page.request.get(json);
  expect(answer.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
  const { items } = await answer.json();
  // Another test may have decided something meanwhile, but not everything anew.
  const both = items.filter(({ id }: { id: string }) => read.ids.includes(id));
  expect(both.length).toBeGreaterThan(read.ids.length / 2);
  for (const { id, title } of both) {
    expect(title).toMatch(/^(A moderator|An administrator|An automatic rule) \w+/);
    expect(read.titles[read.ids.indexOf(id)]?.split(' (')[0]).toBe(title.split(' (')[0]);
  }
});

test('the figures are pictures with words, tables and files, all with the same numbers', async ({
  page,
}) => {
  await page.goto('/transparency');
  const charts = page.getByRole('img', { name: /./ });
  expect(await charts.count()).toBeGreaterThan(5);
  const table = page.getByRole('table', {
    name: 'Restrictions by house rule',
    includeHidden: true,
  });
  const csv = await page.request.get('/transparency/figures.csv');
  expect(csv.headers()['content-type']).toMatch(/^text\/csv; charset=utf-8/);
  // Another test may have decided something between two of the answers.
  await expect(async () => {
    await page.reload();
    const total = await table.locator('tr', { hasText: 'All' }).locator('td').textContent();
    const lines = await readLines(page.request, '/transparency/figures.csv');
    expect(lines[0]).toBe('"figure","group","name","value","unit","note"');
    expect(lines).toContain(`"restrictions-by-rule","all","all",${total},"decisions",""`);
    const { rows } = await (await page.request.get('/transparency/figures.json')).json();
    expect(rows).toHaveLength(lines.length - 1);
  }).toPass();
  const { rows, since } = await (await page.request.get('/transparency/figures.json')).json();
  expect(since).toMatch(/^\d{4}-\d\d-01$/);
  for (const { value } of rows) expect([1, 2, 3, 4]).not.toContain(value);
});

async function readLines(request: APIRequestContext, path: string): Promise<string[]> {
  return (await (await request.get(path)).text()).trimEnd().split('\r\n');
}
