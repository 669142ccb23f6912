import type { LiveNews } from './live-stream.ts';

/** What was told of and is not let in yet. */
export type Waiting = {
  /** Up to which comment the page shows the discussion. */
  shown: number;
  /** Up to which comment everything is known. */
  last: number;
  /** Numbers that wait. */
  numbers: readonly number[];
  /** How many wait besides, whose numbers were not told. */
  further: number;
  /** Whether there may be still more. */
  more: boolean;
};

/** The first news: the page shows what came before them. `highest` is a number that it shows. */
export function firstWaiting(news: LiveNews, highest: number): Waiting {
  const before = news.count === 0 ? news.last : (news.numbers[0] ?? 1) - 1;
  const shown = Math.min(news.last, Math.max(before, highest));
  return {
    shown,
    last: news.last,
    numbers: news.numbers.filter((number) => number > shown),
    further: news.count - news.numbers.length,
    more: news.more,
  };
}

/** With what came since; what is known already is not counted twice. */
export function withNews(waiting: Waiting, news: LiveNews): Waiting {
  if (news.last <= waiting.last) return waiting;
  const fresh = news.numbers.filter((number) => number > waiting.last);
  const known = news.numbers.length - fresh.length;
  return {
    ...waiting,
    last: news.last,
    numbers: [...waiting.numbers, ...fresh],
    further: waiting.further + (known > 0 ? 0 : news.count - news.numbers.length),
    more: waiting.more || news.more,
  };
}

/** After all of it was let in. */
export function nothingWaiting({ last }: Waiting): Waiting {
  return { shown: last, last, numbers: [], further: 0, more: false };
}

/** How many wait, without those that are here already or one's own. */
export function countWaiting(waiting: Waiting, known: ReadonlySet<number>): number {
  return waiting.further + waiting.numbers.filter((number) => !known.has(number)).length;
}

/** "1 new comment", "3 new comments", "100 or more new comments". */
export function newComments(count: number, more = false): string {
  return count === 1 && !more ? '1 new comment' : `${count}${more ? ' or more' : ''} new comments`;
}
