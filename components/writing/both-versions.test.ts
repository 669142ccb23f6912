import { expect, test } from 'vitest';
import { mergeFields } from './both-versions.ts';

const base = { title: 'On call', summary: '', source: 'One.\n\nTwo.\n\nThree.' };

test('what only one of two changed is taken, in short fields and in the text', () => {
  const mine = { ...base, title: 'Off call', source: 'One!\n\nTwo.\n\nThree.' };
  const theirs = { ...base, summary: 'Short.', source: 'One.\n\nTwo.\n\nThree?' };
  expect(mergeFields(base, mine, theirs, 'source')).toEqual({
    fields: { title: 'Off call', summary: 'Short.', source: 'One!\n\nTwo.\n\nThree?' },
    clashes: 0,
  });
});

test('where both changed the same, both texts are there and mine of the short fields', () => {
  const mine = { ...base, title: 'Mine', source: 'One.\n\nTwo, mine.\n\nThree.' };
  const theirs = { ...base, title: 'Theirs', source: 'One.\n\nTheirs instead.\n\nThree.' };
  const { fields, clashes } = mergeFields(base, mine, theirs, 'source');
  expect(fields.title).toBe('Mine');
  expect(clashes).toBe(1);
  expect(fields.source).toContain('Two, mine.');
  expect(fields.source).toContain('Theirs instead.');
});
