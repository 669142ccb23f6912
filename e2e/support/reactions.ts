import type { APIRequestContext, BrowserContext, Locator, Page } from '@playwright/test';
import { anAddress } from './people.ts';
import { type Guest, runInside, type StageInside } from './stage.ts';

/** What set-reactions.ts has put into the site's database. */
export type ReactionStage = {
  essayId: string;
  slug: string;
  /** In the order of their numbers, all by `writer`. */
  roots: { id: string; number: number }[];
  /** A comment at the depth cap below the second root. */
  deepest: string;
  writer: Guest;
  moderator: Guest;
  people: Guest[];
  cookies: StageInside['cookies'];
};

/** A discussion of its own for one test file, made by the site's own commands. */
export const setReactions = () => runInside<ReactionStage>('set-reactions.ts');

/** Gives a browser the cookies of somebody. */
export async function enter(
  context: BrowserContext,
  { cookies }: ReactionStage,
  guest: Guest,
): Promise<void> {
  const place = { domain: 'localhost', path: '/' };
  await context.addCookies([
    { ...place, name: cookies.session, value: guest.session },
    { ...place, name: cookies.hint, value: '1' },
  ]);
}

/** The row of comment `number`. */
export const rowOf = (page: Page, number: number): Locator =>
  page.locator(`#comment-${number} > [data-acts]`);

/** A form of a page as a browser without scripts would send it: by the value of one of its fields. */
export function formWith(html: string, name: string, value: string): Record<string, string> {
  for (const [, form = ''] of html.matchAll(/<form\b([\s\S]*?)<\/form>/g)) {
    const fields: Record<string, string> = {};
    for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
      const attribute = (which: string) =>
        unescaped(new RegExp(`\\b${which}="([^"]*)"`).exec(input)?.[1]);
      fields[attribute('name')] = attribute('value');
    }
    if (fields[name] === value) return fields;
  }
  throw new Error(`the page has no form with ${name}=${value}`);
}

const unescaped = (text = '') =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Clicks from `origin` as people without scripts do: by the form on the comment's own page, asked for before. */
export async function readyToClick(
  request: APIRequestContext,
  { cookies }: ReactionStage,
  guest: Guest,
  click: { commentId: string; kind: 'helpful' | 'same'; origin: string },
): Promise<() => Promise<number>> {
  const address = `/comments/${click.commentId}/more`;
  const headers = {
    cookie: `${cookies.session}=${guest.session}`,
    'x-forwarded-for': anAddress(),
    origin: click.origin,
  };
  const page = await request.get(address, { headers });
  const multipart = formWith(await page.text(), 'kind', click.kind);
  return async () => {
    const answer = await request.post(address, { headers, multipart, maxRedirects: 0 });
    return answer.status();
  };
}
