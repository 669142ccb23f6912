import { expect, test } from 'vitest';
import { readSampleDiscussion } from '#prisma/seed/content.ts';
import { generateTexts } from './generate-texts.ts';

const mean = (texts: readonly string[]) =>
  texts.reduce((sum, { length }) => sum + length, 0) / texts.length;

test('texts are as long as those that people wrote, and the same each time', async () => {
  const { comments } = await readSampleDiscussion();
  const written = comments.map(({ body }) => body).filter((body) => body !== '');
  const texts = generateTexts(1, written, 200);
  expect(texts).toHaveLength(200);
  expect(texts).toEqual(generateTexts(1, written, 200));
  expect(texts.slice(0, written.length)).toEqual(written);
  expect(mean(texts)).toBeGreaterThan(mean(written) * 0.8);
  expect(mean(texts)).toBeLessThan(mean(written) * 1.6);
  expect(texts.every((text) => text.trim() !== '')).toBe(true);
});
