import { expect, test } from 'vitest';
import { canBeAddress, essayAddress, slugIn } from './addresses.ts';

test('an essay has an address, and what stands below it is not one of its own', () => {
  expect(slugIn(essayAddress('on-leaving'))).toBe('on-leaving');
  for (const other of [
    'essays',
    'essays/',
    'essays/on-leaving/newest',
    'essays/On',
    'on-leaving',
  ]) {
    expect(slugIn(other), other).toBeNull();
  }
});

test('what the site needs for itself can be nobody’s address', () => {
  expect(canBeAddress('essays/on-leaving')).toBe(true);
  expect(canBeAddress('leaving-medicine')).toBe(true);
  expect(canBeAddress('2013/05/06/x.html')).toBe(true);
  for (const reserved of ['', 'essays/', 'essays/a/b', 'Write/x', 'review/x', 'series/x', 'api']) {
    expect(canBeAddress(reserved), reserved).toBe(false);
  }
});
