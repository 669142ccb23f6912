import { describe, expect, it } from 'vitest';
import { STANCE_NAMES, STANCES, stanceIn, stanceNear, stanceSlug, THOSE_WHO } from './stances.ts';

describe('a stance', () => {
  it.each(STANCES)('%s has a name and an address of its own', (stance) => {
    expect(STANCE_NAMES[stance]).not.toBe('');
    expect(THOSE_WHO[stance]).toMatch(/^those who /);
    expect(stanceSlug(stance)).toMatch(/^[a-z-]+$/);
    expect(stanceIn(stanceSlug(stance))).toBe(stance);
  });

  it.each(['', 'came_back', 'LEFT', 'left ', 'nobody', '__proto__'])('is not %j', (part) => {
    expect(stanceIn(part)).toBeNull();
  });
});

describe('the stance near a case of the guide', () => {
  it.each([
    ['Seeing patients and content (but curious what else there is)', 'exploring'],
    ['Seeing patients and disgruntled, not sure what leaving would look like', 'unhappy'],
    ['Working towards leaving, with an initial plan', 'planning'],
    ['A clear vision, and concrete steps taken towards it', 'moving'],
    ['Somebody who has gone and come back', 'came_back'],
    ['I have left', 'left'],
    ['Tired after nights', null],
    ['', null],
  ])('of %j is %j', (words, stance) => {
    expect(stanceNear(words)).toBe(stance);
  });
});
