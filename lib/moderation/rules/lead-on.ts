import { safeNext } from '#lib/sign-in/rules.ts';

/** Where to go after a decision: where the form says, or back to the item; both learn what was done. */
export function leadOn(
  done: string,
  decisionId: string,
  home: string,
  next: string | undefined,
): string {
  const wanted = next ? safeNext(next) : '/';
  const url = new URL(wanted === '/' ? home : wanted, 'http://off-call');
  url.searchParams.set('done', done);
  url.searchParams.set('decision', decisionId);
  return url.pathname + url.search + url.hash;
}
