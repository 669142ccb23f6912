import type { Order } from '../rules.ts';

// Addresses of a discussion's pages. They are part of the public contract.

/** A number as an address holds it, so that one page has one address; null for anything else. */
export function numberIn(part: string): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : null;
}

/** The first page of an order: the essay and the beginning of its discussion. */
export function firstPage(slug: string, order: Order): string {
  return order === 'oldest' ? `/essays/${slug}` : `/essays/${slug}/${order}`;
}

/** Window `k` (from 1), the oldest first. The first one stands below the essay. */
export function oldestPage(slug: string, k: number): string {
  return k === 1 ? firstPage(slug, 'oldest') : `/essays/${slug}/page/${k}`;
}

/** Window `k` (from 1), the newest first. */
export function newestPage(slug: string, k: number): string {
  return `/essays/${slug}/newest/${k}`;
}

/** Part `k` (from 1) of an edition of the most helpful. */
export function helpfulPage(slug: string, edition: number, k: number): string {
  return k === 1 ? firstPage(slug, 'helpful') : `/essays/${slug}/helpful/${edition}/${k}`;
}

/** The stretch of a branch that starts with comment `number`. */
export function branchPage(slug: string, number: number): string {
  return `/essays/${slug}/from/${number}`;
}

/** What came after comment `number`, in the order in which it came. */
export function sincePage(slug: string, number: number): string {
  return `/essays/${slug}/since/${number}`;
}

/** A page with comment `number` in sight. */
export function withComment(page: string, number: number): string {
  return `${page}#comment-${number}`;
}
