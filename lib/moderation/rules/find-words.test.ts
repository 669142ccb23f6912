import { describe, expect, it } from 'vitest';
import { findWords } from './find-words.ts';

const SOURCE = 'Mrs Winter of Leeds, aged 81. Mrs Winter died in Leeds.';

const found = (words: string) => {
  const result = findWords(SOURCE, words);
  return result.ok
    ? result.value.map(({ start, end }) => SOURCE.slice(start, end))
    : result.problem;
};

describe('words to black out', () => {
  it('are found wherever they stand', () => {
    expect(found('Mrs Winter\r\n  Leeds \n\n81')).toEqual([
      'Mrs Winter',
      'Mrs Winter',
      'Leeds',
      'Leeds',
      '81',
    ]);
  });

  it('are none in an empty field', () => expect(found(' \n ')).toEqual([]));

  it('have to stand in the text as they were typed', () => {
    expect(found('Leeds\nleeds')).toMatchObject({ code: 'words', field: 'words' });
    expect(found('a.*')).toMatchObject({ message: '“a.*” does not stand in the text.' });
  });

  it('are found in time that grows with the text alone', () => {
    const long = 'a'.repeat(100_000);
    const result = findWords(long, 'a'.repeat(5_000));
    expect(result.ok && result.value).toHaveLength(20);
  });
});
