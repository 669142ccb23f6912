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
  /** Numbers that came late, after higher ones; also those that were let in. */
  late: readonly number[];
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
    late: [],
  };
}

/** With what came since; what is known already is not counted twice. */
export function withNews(waiting: Waiting, news: LiveNews): Waiting {
  const late = (news.late ?? []).filter((number) => !waiting.late.includes(number));
  if (news.last <= waiting.last && late.length === 0) return waiting;
  const fresh = news.numbers.filter((number) => number > waiting.last);
  const known = news.numbers.length - fresh.length;
  return {
    ...waiting,
    // Where they are looked for must lie before them.
    shown: Math.min(waiting.shown, ...late.map((number) => number - 1)),
    last: Math.max(waiting.last, news.last),
    numbers: [...new Set([...waiting.numbers, ...late, ...fresh])].sort((a, b) => a - b),
    late: [...waiting.late, ...late],
    further: waiting.further + (known > 0 ? 0 : news.count - news.numbers.length),
    more: waiting.more || news.more,
  };
}

/** After all of it was let in. */
export function nothingWaiting({ last, late }: Waiting): Waiting {
  return { shown: last, last, numbers: [], further: 0, more: false, late };
}

/** How many wait, without those that are here already or one's own. */
export function countWaiting(waiting: Waiting, known: ReadonlySet<number>): number {
  return waiting.further + waiting.numbers.filter((number) => !known.has(number)).length;
}

/** "1 new comment", "3 new comments", "100 or more new comments". */
export function newComments(count: number, more = false): string {
  return count === 1 && !more ? '1 new comment' : `${count}${more ? ' or more' : ''} new comments`;
}
