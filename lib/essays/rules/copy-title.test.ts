import { expect, it } from 'vitest';
import { TITLE_MAX } from '../rules.ts';
import { copyTitle } from './copy-title.ts';

it('says of what it is a copy, and fits', () => {
  expect(copyTitle('On leaving')).toBe('Copy of On leaving');
  expect(copyTitle('')).toBe('Copy of an untitled essay');
  const long = copyTitle('💊'.repeat(TITLE_MAX));
  expect(long.length).toBeLessThanOrEqual(TITLE_MAX);
  expect(long.isWellFormed()).toBe(true);
  expect(long.endsWith('💊…')).toBe(true);
});
