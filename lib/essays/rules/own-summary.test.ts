import { expect, it } from 'vitest';
import { ownSummary } from './own-summary.ts';

it('is empty where the summary was made from the text', () => {
  const source = '# Heading\n\nThe *first* words.\n\nMore.';
  expect(ownSummary({ summary: 'The first words.', source })).toBe('');
  expect(ownSummary({ summary: 'My own words.', source })).toBe('My own words.');
  expect(ownSummary({ summary: '', source })).toBe('');
});
