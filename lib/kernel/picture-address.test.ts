import { expect, test } from 'vitest';
import { pictureAddress, pictureIdOf } from './picture-address.ts';

const ID = '01a2b3c4-0000-7000-8000-000000000001';

test('an address leads to its picture and back', () => {
  expect(pictureIdOf(pictureAddress(ID))).toBe(ID);
  expect(pictureAddress(ID, 480)).toBe(`/images/${ID}/480.webp`);
});

test.each([
  pictureAddress(ID, 480),
  `/images/${ID.toUpperCase()}`,
  `/images/${ID}\n`,
  ` /images/${ID}`,
  '/images/',
  '',
])('%j names no picture', (address) => {
  expect(pictureIdOf(address)).toBeNull();
});
