import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plain text', () => {
  test('has the words and no marks', () => {
    const markdown =
      '# One\n\n- *two* [three](/x)\n- `four`\n\n> five[^1] :100:\n\n|six|\n|-|\n|seven|\n\n[^1]: eight';
    expect(plainText(markdown)).toBe('One two three four five 💯 six seven eight');
  });

  test('keeps what was typed as HTML, and the description of a picture', () => {
    expect(plainText('a <b> ![c](d.png)')).toBe('a <b> c');
  });

  test('keeps the label of a wiki link', () => {
    expect(plainText('[[medicine|learning medicine]] [[law]]')).toBe('learning medicine law');
  });

  test('leaves out characters that mislead or that XML forbids', () => {
    expect(plainText('a\u202Eb\0c\x0Bd')).toBe('abcd');
  });

  test.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two, three', 10, 'one two…'],
    ['abcdefghij', 5, 'abcd…'],
    ['💯💯💯💯', 4, '💯…'],
    ['', 5, ''],
  ])('cuts %j to %i characters', (markdown, maxLength, expected) => {
    expect(plainText(markdown, maxLength)).toBe(expected);
  });
});
