import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FoundComment, orderReplies } from './order-replies.ts';

const comment = (id: string, parent: string, more: Partial<FoundComment> = {}): FoundComment => ({
  id,
  parent,
  writer: { handle: 'a', name: 'A' },
  body: id,
  writtenAt: new Date(Date.UTC(2020, 0, Number(id) || 1)),
  ...more,
});

const told = (found: FoundComment[]) =>
  orderReplies(found).comments.map(({ key, answers }) => `${key}<${answers ?? ''}`);

it('puts parents before children, whatever the order and the clocks', () => {
  expect(told([comment('3', '2'), comment('2', '1'), comment('1', '')])).toEqual([
    '1<',
    '2<1',
    '3<2',
  ]);
  expect(told([comment('1', '5'), comment('5', '')])).toEqual(['5<', '1<5']);
});

it('moves answers to what is left out up, and starts branches where nothing is above', () => {
  const result = orderReplies([
    comment('1', ''),
    comment('2', '1', { body: null }),
    comment('3', '2', { body: null }),
    comment('4', '3'),
    comment('5', '99'),
  ]);
  expect(result.comments.map(({ key, answers }) => [key, answers])).toEqual([
    ['1', null],
    ['4', '1'],
    ['5', null],
  ]);
  expect([result.movedUp, result.missingParents]).toEqual([1, 1]);
});

it('breaks circles', () => {
  expect(told([comment('1', '1')])).toEqual(['1<']);
  const circle = told([comment('1', '2'), comment('2', '3'), comment('3', '1')]);
  expect(circle).toHaveLength(3);
  expect(circle.filter((each) => each.endsWith('<'))).toHaveLength(1);
});

it('holds for any discussion: each once, parents first', () => {
  const any = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 30 }),
      parent: fc.integer({ min: 0, max: 30 }),
      kept: fc.boolean(),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(any, (list) => {
      const found = list.map(({ id, parent, kept, day }) =>
        comment(String(id), parent === 0 ? '' : String(parent), {
          body: kept ? 'x' : null,
          writtenAt: new Date(Date.UTC(2020, 0, day)),
        }),
      );
      const seen = new Set<string>();
      for (const { key, answers } of orderReplies(found).comments) {
        expect(seen.has(key)).toBe(false);
        if (answers !== null) expect(seen.has(answers)).toBe(true);
        seen.add(key);
      }
    }),
  );
});

it('takes a chain of thousands in its stride', () => {
  const chain = Array.from({ length: 20_000 }, (_, n) =>
    comment(String(n + 1), n === 0 ? '' : String(n), { writtenAt: new Date(n) }),
  );
  expect(orderReplies(chain.reverse()).comments).toHaveLength(20_000);
});
