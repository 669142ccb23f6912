import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STEPS, stepped } from './rules.ts';

it('moves one part past its neighbour, and nothing at either end', () => {
  expect(stepped(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
  expect(stepped(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
  expect(stepped(['a', 'b'], 'a', 'up')).toEqual(['a', 'b']);
  expect(stepped(['a', 'b'], 'b', 'down')).toEqual(['a', 'b']);
  expect(stepped(['a', 'b'], 'x', 'up')).toEqual(['a', 'b']);
});

it('keeps every part, and a step back undoes a step', () => {
  const parts = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom(...STEPS), (ids, at, step) => {
      const id = ids[at % ids.length] ?? '';
      const after = stepped(ids, id, step);
      expect([...after].sort()).toEqual([...ids].sort());
      const moved = after.join('\n') !== ids.join('\n');
      if (moved) expect(stepped(after, id, step === 'up' ? 'down' : 'up')).toEqual(ids);
    }),
  );
});
