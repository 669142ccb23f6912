import { chromium, type Page, type Request } from '@playwright/test';
import { findBrowser } from '#e2e/support/find-browser.ts';
import { newId } from '#lib/kernel/ids.ts';
import type { Writer } from '../threads/make-writers.ts';
import type { PostOne } from './post-one.ts';

/** What the page's script sent when a comment was posted. */
type Sent = {
  /** Its path, in which the essay's slug stands. */
  path: string;
  headers: Record<string, string>;
  fields: [name: string, value: string][];
};

/** Headers that belong to one request, or that whoever sends it sets. */
const NOT_KEPT =
  /^(?:host|connection|content-(?:length|type)|cookie|accept-encoding|x-forwarded-for|:.*)$/i;
/** Who the comment is that the answer speaks of. */
const POSTED = /"data":\{"id":"([\w-]{36})"/;
const POST_TIMEOUT_MS = 30_000;

/**
 * Posts as the script of the page does, which stays there. What it sends is not for us to know: a
 * comment is posted once in Chromium, and its request is sent again with other texts. `slug` is of
 * an essay in which that one comment may stand.
 */
export async function scriptPoster(
  site: string,
  slug: string,
  writer: Writer,
  say: (line: string) => void,
): Promise<PostOne> {
  const sent = await watchOnePost(site, slug, writer, say);
  return async (post) => {
    const form = new FormData();
    for (const [name, value] of sent.fields) form.append(name, replaced(name, value, post));
    const answer = await fetch(site + sent.path.replace(slug, post.slug), {
      method: 'POST',
      body: form,
      headers: { ...sent.headers, ...post.headers },
    });
    const text = await answer.text();
    const id = POSTED.exec(text)?.[1];
    if (answer.status === 200 && id) return id;
    const said = /"message":"([^"]*)"/.exec(text)?.[1];
    throw new Error(`A comment was answered ${answer.status}: ${said ?? text.slice(0, 200)}`);
  };
}

/** React numbers the fields of a form in front of their names. */
function replaced(
  name: string,
  value: string,
  post: { essayId: string; answersId: string | null; body: string },
): string {
  switch (name.replace(/^_?\d+_/, '')) {
    case 'essayId':
      return post.essayId;
    case 'answersId':
      return post.answersId ?? '';
    case 'postKey':
      return newId();
    case 'body':
      return post.body;
    default:
      return value;
  }
}

async function watchOnePost(
  site: string,
  slug: string,
  { cookie }: Writer,
  say: (line: string) => void,
): Promise<Sent> {
  const { executablePath } = await findBrowser(say);
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: site }]);
    const page = await context.newPage();
    await page.goto(`${site}/essays/${slug}`);
    return await postOnce(page, slug);
  } finally {
    await browser.close();
  }
}

async function postOnce(page: Page, slug: string): Promise<Sent> {
  // What the page's script adds once it has taken over; before, the link leads to a page of its own.
  await page.locator('[data-live] summary').waitFor();
  const field = page.locator('textarea[name="body"]');
  await page.locator(`a[href="/essays/${slug}/comment"]`).first().click();
  await field.fill('A comment that was posted in a browser.');
  const posting = page.waitForRequest(
    (request) => request.method() === 'POST' && (request.postData() ?? '').includes('postKey'),
    { timeout: POST_TIMEOUT_MS },
  );
  const inPlace = page.locator('form:has(input[name="inPlace"])');
  await inPlace.locator('button[type="submit"], button:not([type])').first().click();
  const request = await posting;
  const answer = await request.response();
  if (answer?.status() !== 200)
    throw new Error(`The page's own post was answered ${answer?.status()}.`);
  return await read(request);
}

async function read(request: Request): Promise<Sent> {
  const headers = await request.allHeaders();
  const body = request.postDataBuffer();
  const type = headers['content-type'] ?? '';
  if (!body) throw new Error('The page posted nothing.');
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  return {
    path: new URL(request.url()).pathname,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_KEPT.test(name))),
    fields: [...form].map(([name, value]): [string, string] => [name, String(value)]),
  };
}
