import { branchPage, withComment } from '#lib/comments/rules/addresses.ts';
import type { CommentView } from '#lib/comments/views.ts';

/** Address of the stretch of a thread that starts with one comment, with that comment in sight. */
export function windowAddress(slug: string, number: number): string {
  return withComment(branchPage(slug, number), number);
}

/** From where the comments of a page lead to others. */
export type Places = {
  slug: string;
  /** Numbers of the comments of the page. */
  here: ReadonlySet<number>;
  /** They stand here without what they answer: each leads to its place. */
  apart: boolean;
  /** The whole thread is locked, which the page says once. */
  locked: boolean;
};

/** The numbers of these comments and of everything below them. */
export function numbersIn(comments: CommentView[]): Set<number> {
  const numbers = new Set<number>();
  const open = [...comments];
  for (let next = open.pop(); next; next = open.pop()) {
    numbers.add(next.number);
    open.push(...next.replies);
  }
  return numbers;
}

/** Where a comment is found from a page that holds the comments `here`. */
export function placeIn({ slug, here }: Places, number: number): string {
  return here.has(number) ? `#comment-${number}` : windowAddress(slug, number);
}
