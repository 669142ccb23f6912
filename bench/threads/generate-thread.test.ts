import { expect, test } from 'vitest';
import { MAX_DEPTH, parentFor } from '#lib/comments/rules.ts';
import {
  branchOf,
  type GeneratedThread,
  generateThread,
  SHAPES,
  type Shape,
} from './generate-thread.ts';

const make = (shape: Shape, size: number, seed = 1) =>
  generateThread({ seed, size, shape, writers: 50, texts: 30 });

const numbersOf = ({ size }: GeneratedThread) => Array.from({ length: size }, (_, at) => at + 1);

test('the same seed gives the same thread, another seed another', () => {
  expect(make('mixed', 2_000)).toEqual(make('mixed', 2_000));
  expect(make('mixed', 2_000, 2).answers).not.toEqual(make('mixed', 2_000).answers);
});

test('a longer thread begins as a shorter one', () => {
  const short = make('mixed', 100);
  const long = make('mixed', 1_000);
  expect(long.answers.slice(0, 101)).toEqual(short.answers);
  expect(long.text.slice(0, 101)).toEqual(short.text);
});

test('two thirds are replies, down to the depth cap, to recent comments and to old ones', () => {
  const { roots, depth, answers, size } = make('mixed', 10_000);
  expect(roots / size).toBeGreaterThan(0.32);
  expect(roots / size).toBeLessThan(0.35);
  expect(Math.max(...depth)).toBe(MAX_DEPTH);
  const back = [...answers].flatMap((answered, number) => (answered ? [number - answered] : []));
  expect(back.filter((far) => far === 1).length).toBeGreaterThan(1_000);
  expect(back.filter((far) => far > 1_000).length).toBeGreaterThan(1_000);
});

test.each(SHAPES)(
  '%s: comments stand where our rules place them, and counts are right',
  (shape) => {
    const thread = make(shape, 600);
    const { parent, depth, answers, ordinal } = thread;
    const placed = (number: number) => ({
      id: String(number),
      depth: depth[number] ?? -1,
      parentId: parent[number] ? String(parent[number]) : null,
    });
    const branches = new Map(numbersOf(thread).map((number) => [number, branchOf(thread, number)]));
    let roots = 0;
    for (const number of numbersOf(thread)) {
      const answered = answers[number] ?? 0;
      expect(answered).toBeLessThan(number);
      const stands = parentFor(answered === 0 ? null : placed(answered));
      expect(placed(number).parentId).toBe(stands);
      expect(branches.get(number)).toHaveLength((depth[number] ?? 0) + 1);
      if (answered === 0) roots += 1;
      expect(ordinal[number]).toBe(answered === 0 ? roots : 0);
      const below = numbersOf(thread).filter((other) => parent[other] === number);
      expect(thread.replies[number]).toBe(below.length);
      const inside = [...branches.values()].filter((branch) => branch.includes(number)).length - 1;
      expect(thread.descendants[number]).toBe(inside);
    }
    expect(thread.roots).toBe(roots);
  },
);

test('the special shapes are what they are called', () => {
  expect(make('one-root', 500).replies[1]).toBe(499);
  expect(make('roots', 500).roots).toBe(500);
  const chain = make('chain', 500);
  expect(chain.roots).toBe(1);
  expect(chain.depth.slice(1, 13)).toEqual(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9]));
});

test('some comments are helpful to somebody, to no more people than there are', () => {
  const { helpful } = make('mixed', 5_000);
  const liked = helpful.filter((people) => people > 0);
  expect(liked.length).toBeGreaterThan(300);
  expect(Math.max(...liked)).toBeGreaterThan(3);
  const few = generateThread({ seed: 1, size: 5_000, shape: 'mixed', writers: 2, texts: 1 });
  expect(Math.max(...few.helpful)).toBe(2);
});
