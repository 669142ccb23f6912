import { expect, test } from 'vitest';
import type { LiveNews } from './live-stream.ts';
import {
  countWaiting,
  firstWaiting,
  newComments,
  nothingWaiting,
  withNews,
} from './live-waiting.ts';

const news = (last: number, numbers: number[] = [], count = numbers.length): LiveNews => ({
  last,
  count,
  more: false,
  numbers,
});
const none = new Set<number>();

test('a page that shows all waits for nothing', () => {
  expect(firstWaiting(news(12), 9)).toMatchObject({ shown: 12, last: 12, numbers: [] });
});

test('what came while the page was on its way waits, unless the page shows it', () => {
  expect(firstWaiting(news(14, [13, 14]), 9)).toMatchObject({ shown: 12, numbers: [13, 14] });
  expect(firstWaiting(news(14, [13, 14]), 13)).toMatchObject({ shown: 13, numbers: [14] });
});

test('what is told twice counts once', () => {
  const first = firstWaiting(news(12), 9);
  const second = withNews(first, news(14, [13, 14]));
  expect(withNews(second, news(14, [13, 14]))).toBe(second);
  expect(withNews(second, news(15, [14, 15])).numbers).toEqual([13, 14, 15]);
});

test('what is here or one’s own does not wait', () => {
  const waiting = withNews(firstWaiting(news(12), 9), news(40, [20, 30, 40], 25));
  expect(countWaiting(waiting, none)).toBe(25);
  expect(countWaiting(waiting, new Set([20, 40]))).toBe(23);
  expect(countWaiting(nothingWaiting(waiting), none)).toBe(0);
  expect(nothingWaiting(waiting).shown).toBe(40);
});

test('what waited for a moderator waits once, though it has a number from before', () => {
  const first = firstWaiting(news(12), 9);
  const late = withNews(first, { ...news(12), late: [7] });
  expect(late).toMatchObject({ shown: 6, last: 12, numbers: [7], late: [7] });
  expect(withNews(late, { ...news(12), late: [7] })).toBe(late);
  expect(countWaiting(late, new Set([7]))).toBe(0);
  expect(nothingWaiting(late)).toMatchObject({ shown: 12, numbers: [], late: [7] });
});

test('says how many in words', () => {
  expect(newComments(1)).toBe('1 new comment');
  expect(newComments(3)).toBe('3 new comments');
  expect(newComments(100, true)).toBe('100 or more new comments');
});
