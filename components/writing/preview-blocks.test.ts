import { expect, test } from 'vitest';
import { placeOf } from './preview-blocks.ts';

const SOURCE = [
  'One',
  '',
  '## A',
  '',
  'Two',
  '',
  '```',
  '# no heading',
  '```',
  '## B',
  'Three',
  '',
].join('\n');

test('a line is found by the heading before it and its share of the way to the next', () => {
  expect(placeOf(SOURCE, 1)).toEqual({ heading: 0, share: 0 });
  expect(placeOf(SOURCE, 3)).toEqual({ heading: 1, share: 0 });
  expect(placeOf(SOURCE, 8).heading).toBe(1);
  expect(placeOf(SOURCE, 10)).toEqual({ heading: 2, share: 0 });
  expect(placeOf(SOURCE, 11)).toEqual({ heading: 2, share: 1 / 3 });
  expect(placeOf('', 1)).toEqual({ heading: 0, share: 0 });
});
