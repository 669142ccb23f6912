import type { BrowserContext } from '@playwright/test';
import { type Guest, runInside } from './stage.ts';

/** An essay of its own for a test that posts, with a member who is signed in. */
export type LiveEssay = {
  id: string;
  slug: string;
  member: Guest;
  cookies: { session: string; hint: string };
};

/** Makes an essay with a discussion of so many roots. */
export const makeLiveEssay = (roots: number) =>
  runInside<LiveEssay>('set-live-essay.ts', String(roots));

/** Has somebody else answer the essay or comments of these numbers; gives the answers' numbers. */
export const postBelow = ({ id }: LiveEssay, ...answered: ('essay' | number)[]) =>
  runInside<number[]>('post-comments.ts', id, ...answered.map(String));

/** Signs the essay's member in. */
export async function enterAsMember(
  context: BrowserContext,
  { cookies, member }: LiveEssay,
): Promise<void> {
  await context.addCookies(
    [
      { name: cookies.session, value: member.session },
      { name: cookies.hint, value: '1' },
    ].map((cookie) => ({ ...cookie, domain: 'localhost', path: '/' })),
  );
}

/** Lets an hour pass since the last visits to it; gives how many there were. */
export const ageVisits = ({ id }: LiveEssay) => runInside<number>('age-visits.ts', id);
