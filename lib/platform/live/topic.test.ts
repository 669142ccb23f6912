import { expect, test } from 'vitest';
import { Topic } from './topic.ts';
import { MOST_RECENT, type TopicState } from './topic-source.ts';

const state = (numbers: number[], last = numbers.at(-1) ?? 0): TopicState => ({
  thread: 't',
  last,
  recent: numbers.map((number) => ({ number, at: number * 1000 })),
  tags: ['total:t'],
});
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const said = (number: number) => ({ thread: 't', number, at: number * 1000 });

test('tells what came after a number or a moment, by numbers', () => {
  const topic = new Topic(state([1, 2, 4, 5]));
  expect(topic.newsSince({ number: 2 })).toEqual({
    last: 5,
    count: 2,
    more: false,
    numbers: [4, 5],
  });
  expect(topic.newsSince({ moment: 4000 })).toMatchObject({ count: 1, numbers: [5] });
  expect(topic.newsSince({ number: 9 })).toMatchObject({ last: 5, count: 0, numbers: [] });
});

test('resumes from the last number, readable or not', () => {
  expect(new Topic(state([1, 2], 7)).newsSince({ number: 2 })).toMatchObject({ last: 7, count: 0 });
});

test('what is heard is told once', () => {
  const topic = new Topic(state([1, 2]));
  topic.hear(said(3));
  topic.hear(said(3));
  expect(topic.hasNews).toBe(true);
  // Not told yet, so who comes now is told together with the others.
  expect(topic.newsSince({ number: 0 })).toMatchObject({ last: 2, count: 2 });
  expect(topic.countSince(1)).toEqual({ count: 2, more: false });
  expect(topic.tell()).toEqual({ before: 2, late: [] });
  expect(topic.hasNews).toBe(false);
  expect(topic.newsSince({ number: 2 })).toMatchObject({ last: 3, count: 1, numbers: [3] });
});

test('a page that was left long ago hears "so many or more", and twenty numbers', () => {
  const topic = new Topic(state(upTo(MOST_RECENT)));
  const news = topic.newsSince({ number: 0 });
  expect(news).toMatchObject({ count: MOST_RECENT, more: true });
  expect(news.numbers).toHaveLength(20);
  expect(news.numbers.at(-1)).toBe(MOST_RECENT);
  topic.hear(said(MOST_RECENT + 1));
  topic.tell();
  expect(topic.newsSince({ number: 1 })).toMatchObject({ count: MOST_RECENT, more: true });
  expect(topic.newsSince({ number: 2 })).toMatchObject({ count: MOST_RECENT - 1, more: false });
});

test('what was hidden is gone after it was read again; what was heard meanwhile stays', () => {
  const topic = new Topic(state([1, 2, 3]));
  topic.hear(said(5));
  topic.update(state([1, 3], 4));
  topic.tell();
  expect(topic.newsSince({ number: 0 })).toMatchObject({ last: 5, numbers: [1, 3, 5] });
  expect(topic.isTouchedBy(['total:t'])).toBe(true);
  expect(topic.isTouchedBy(['total:u'])).toBe(false);
});

test('what comes late is told once, whether it was read meanwhile or not', () => {
  const topic = new Topic(state([1, 3, 5]));
  topic.hear({ ...said(2), late: true });
  expect(topic.hasNews).toBe(true);
  topic.update(state([1, 2, 3, 4, 5]));
  topic.hear({ ...said(4), late: true });
  topic.hear({ ...said(6), late: true });
  expect(topic.tell()).toEqual({ before: 5, late: [2, 4] });
  expect(topic.newsSince({ number: 0 }).numbers).toEqual([1, 2, 3, 4, 5, 6]);
  expect(topic.hasNews).toBe(false);
  expect(topic.tell()).toEqual({ before: 6, late: [] });
});
