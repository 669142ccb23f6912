import { expect, test } from 'vitest';
import { newTouches, noteOwnTouches } from './touch-memory.ts';
import { fromPayload, ORIGIN, touchValues } from './touch-table.ts';

test('a notification carries who touched what', () => {
  expect(fromPayload(`{"at": "17", "from": "${ORIGIN}", "tags": ["essay:1"]}`)).toEqual({
    from: ORIGIN,
    touches: [{ tag: 'essay:1', at: '17' }],
  });
});

test('one without tags is a hint to look', () => {
  const text = `{"at": "17", "from": "${ORIGIN}", "tags": null}`;
  expect(fromPayload(text)).toEqual({ from: ORIGIN, touches: null });
});

test('a tag is written once, and waits for the shortest time that was named', () => {
  const soon = [
    { tag: 'c', afterMs: 5 },
    { tag: 'c', afterMs: 3 },
    { tag: 'd', afterMs: 9 },
  ];
  expect(touchValues({ now: ['b', 'a', 'b'], soon })).toEqual([
    ['b', 'a'],
    ['c', 'd'],
    [3, 9],
  ]);
});

test.each(['', 'see table', '{}', '{"from":1,"at":"2","tags":[]}', '[', '{"from":"a","at":"2"}'])(
  'what it does not understand is a hint to look: %j',
  (text) => {
    expect(fromPayload(text)).toEqual({ from: null, touches: null });
  },
);

test('a touch is new once, and our own never', () => {
  const touch = { tag: 'memory:1', at: '1' };
  expect(newTouches([touch])).toEqual(['memory:1']);
  expect(newTouches([touch])).toEqual([]);
  expect(newTouches([{ ...touch, at: '2' }])).toEqual(['memory:1']);
  noteOwnTouches([{ ...touch, at: '3' }]);
  expect(newTouches([{ ...touch, at: '3' }])).toEqual([]);
});
