import type { CommentView } from '#lib/comments/views.ts';

/** Address of the window of a thread that starts with one comment, with that comment in sight. */
export function windowAddress(slug: string, number: number): string {
  return `/essays/${slug}/from/${number}#comment-${number}`;
}

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
export function placeIn(slug: string, number: number, here: ReadonlySet<number>): string {
  return here.has(number) ? `#comment-${number}` : windowAddress(slug, number);
}
