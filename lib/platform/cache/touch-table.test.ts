import { expect, test } from 'vitest';
import { newTouches, noteOwnTouches } from './touch-memory.ts';
import { fromPayload, ORIGIN, toPayload } from './touch-table.ts';

test('a notification carries who touched what', () => {
  const sent = { ...JSON.parse(toPayload(['essay:1'])), at: '17' };
  expect(fromPayload(JSON.stringify(sent))).toEqual({
    from: ORIGIN,
    touches: [{ tag: 'essay:1', at: '17' }],
  });
});

test('too many tags for a notification become a hint to look', () => {
  const tags = Array.from({ length: 1000 }, (_, i) => `thread:${i}`);
  const text = toPayload(tags);
  expect(Buffer.byteLength(text)).toBeLessThan(7_000);
  expect(fromPayload(JSON.stringify({ ...JSON.parse(text), at: '17' })).touches).toBeNull();
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
