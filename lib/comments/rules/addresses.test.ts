import { describe, expect, it } from 'vitest';
import { firstPage, helpfulPage, newestPage, numberIn, oldestPage } from './addresses.ts';

describe('addresses of a discussion', () => {
  it('give the first part to the essay', () => {
    expect(firstPage('an-essay', 'oldest')).toBe('/essays/an-essay');
    expect(oldestPage('an-essay', 1)).toBe('/essays/an-essay');
    expect(oldestPage('an-essay', 2)).toBe('/essays/an-essay/page/2');
  });

  it('name the order, and of the most helpful the edition', () => {
    expect(firstPage('an-essay', 'newest')).toBe('/essays/an-essay/newest');
    expect(newestPage('an-essay', 1)).toBe('/essays/an-essay/newest/1');
    expect(helpfulPage('an-essay', 7, 1)).toBe('/essays/an-essay/helpful');
    expect(helpfulPage('an-essay', 7, 2)).toBe('/essays/an-essay/helpful/7/2');
  });

  it('know one way of writing a number', () => {
    expect(['0', '1', '120', '999999999'].map(numberIn)).toEqual([0, 1, 120, 999_999_999]);
    for (const part of ['', '-1', '01', '1.5', '1e1', ' 1', '1000000000', '1 ', '−1', '١']) {
      expect(numberIn(part), part).toBeNull();
    }
  });
});
