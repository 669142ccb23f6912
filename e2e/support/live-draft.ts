import type { BrowserContext } from '@playwright/test';
import { type Guest, runInside } from './stage.ts';

/** A draft of its own for a test that publishes. */
export type LiveDraft = {
  id: string;
  slug: string;
  /** A word of its title and its address that stands nowhere else. */
  mark: string;
  author: Guest;
  cookies: { session: string; hint: string };
};

export const makeLiveDraft = () => runInside<LiveDraft>('set-draft.ts');

/**
 * Publishes it, moves it to another slug or takes it back, in a process that is not the site's. Gives
 * when that was done (milliseconds since 1970).
 */
export const changeDraft = (
  { id }: LiveDraft,
  ...change: ['publish'] | ['take-back'] | ['move', slug: string]
) => runInside<number>('change-draft.ts', id, ...change);

/** Signs the draft's author in. */
export async function enterAsAuthor(
  context: BrowserContext,
  { cookies, author }: LiveDraft,
): Promise<void> {
  await context.addCookies(
    [
      { name: cookies.session, value: author.session },
      { name: cookies.hint, value: '1' },
    ].map((cookie) => ({ ...cookie, domain: 'localhost', path: '/' })),
  );
}
