import type { Finished } from './answer.ts';
import type { Noted } from './noted-tags.ts';
import type { Wanted } from './wanted.ts';

/**
 * What becomes of an answer of Next: `keep` it, `share` it only among those who asked at the same
 * time, `pass` (it is for one person only, and each must ask for themselves), or `fail`.
 */
export type Verdict = 'keep' | 'share' | 'pass' | 'fail';

const FIRST_FAILURE = 500;
/** A page, one that says that there is nothing, and one that says that there was. */
const PAGES = new Set([200, 404, 410]);
/** What the answer may depend on; all of it is in the key or made by ourselves. */
const KNOWN_TO_VARY = new Set([
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'accept-encoding',
]);

/** Decides by the answer itself and by what Next noted of its tags. */
export function verdictOn(
  kind: Wanted['kind'],
  { status, headers }: Finished,
  noted: Pick<Noted, 'tags' | 'revalidate'>,
): Verdict {
  const sent = (wanted: string) =>
    headers.flatMap(([name, value]) => (name === wanted ? [value.toLowerCase()] : [])).join(', ');
  if (sent('set-cookie') !== '') return 'pass';
  if (status >= FIRST_FAILURE) return 'fail';
  const control = sent('cache-control');
  const vary = sent('vary')
    .split(',')
    .map((name) => name.trim());
  if (
    sent('content-encoding') !== '' ||
    /\b(?:private|no-store)\b/.test(control) ||
    vary.some((name) => name !== '' && !KNOWN_TO_VARY.has(name))
  ) {
    return 'pass';
  }
  if (kind === 'file') {
    const isForEver = status === 200 && /\bpublic\b/.test(control) && /\bimmutable\b/.test(control);
    return isForEver ? 'keep' : 'share';
  }
  // Next gives out a page that is past its time once more while it makes it anew.
  if (sent('x-nextjs-cache') === 'stale' || noted.revalidate <= 0) return 'share';
  return PAGES.has(status) && noted.tags !== undefined && noted.tags.size > 0 ? 'keep' : 'share';
}
