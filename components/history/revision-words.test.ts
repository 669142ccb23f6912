import { expect, it } from 'vitest';
import { cameAbout } from './revision-words.ts';

it('says how a revision came about and by whom', () => {
  expect(cameAbout({ kind: 'kept', savedBy: 'you' })).toBe('Saved by you');
  expect(cameAbout({ kind: 'auto', savedBy: 'Ann' })).toBe('Kept by itself, written by Ann');
  expect(cameAbout({ kind: 'imported', savedBy: null })).toBe('Brought in');
});
