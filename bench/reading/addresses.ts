import { ROOTS_PER_WINDOW } from '#lib/comments/rules.ts';
import { LARGEST, MILLION } from '../plan.ts';
import type { Discussion } from '../threads/discussions.ts';

/** An address that is rendered anew: of which thread, what of it is shown. */
export type Place = {
  size: number;
  shape: Discussion['shape'];
  what: string;
  path: string;
  threadId: string;
};

const FAR_PAGE = 1_000;

/** Every kind of window of a discussion, where it has one; of most only the first. */
export function placesOf(discussion: Discussion): Place[] {
  const { slug, shape, size, threadId, roots, deep, branch } = discussion;
  const own = `/essays/${slug}`;
  const far = Math.min(FAR_PAGE, Math.ceil(roots / ROOTS_PER_WINDOW));
  const paths: [what: string, path: string][] = [['first window', own]];
  if (shape === 'mixed' && (size === LARGEST || size === MILLION)) {
    paths.push(
      [`page ${far}`, `${own}/page/${far}`],
      ['newest', `${own}/newest`],
      ['most helpful', `${own}/helpful`],
      ['what came after a comment', `${own}/since/${Math.floor(size / 2)}`],
    );
  }
  if (size === MILLION) {
    const last = Math.ceil(roots / ROOTS_PER_WINDOW);
    const middle = Math.ceil(last / 2);
    paths.push(
      [`page ${middle}, in the middle`, `${own}/page/${middle}`],
      [`page ${last}, the last`, `${own}/page/${last}`],
    );
  }
  if (shape === 'roots') paths.push([`page ${far}`, `${own}/page/${far}`]);
  if (deep && (shape === 'chain' || size === LARGEST || size === MILLION)) {
    paths.push(['the deepest comment', `/comments/${deep.id}`]);
  }
  if (branch && (shape !== 'mixed' || size === LARGEST || size === MILLION)) {
    paths.push(['the middle of a branch', `${own}/from/${branch.middle}`]);
  }
  return paths.map(([what, path]) => ({ size, shape, what, path, threadId }));
}

/** So many different addresses of one discussion: pages, stretches and single comments in turn. */
export function manyAddresses(discussion: Discussion, count: number): string[] {
  const { slug, roots, size, ids } = discussion;
  const own = `/essays/${slug}`;
  const pages = Math.ceil(roots / ROOTS_PER_WINDOW);
  const addresses = new Set<string>([own]);
  for (let index = 0; addresses.size < count && index < size; index += 1) {
    const number = 1 + Math.floor((index * size) / count);
    const kinds = [
      `${own}/page/${2 + (index % Math.max(pages - 1, 1))}`,
      `${own}/from/${number}`,
      `${own}/since/${number}`,
      `/comments/${ids[(index * 31) % ids.length]}`,
    ];
    addresses.add(kinds[index % kinds.length] ?? own);
  }
  return [...addresses];
}
