import { describe, expect, it } from 'vitest';
import {
  STANCE_NAMES,
  STANCES,
  stanceIn,
  stanceNear,
  stanceSlug,
  THOSE_WHO,
  tellStands,
} from './stances.ts';

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

describe('where people stand', () => {
  it('is told of five or more, in the order of the way', () => {
    const counts = [
      { stance: 'left', people: 12, comments: 20 },
      { stance: 'planning', people: 4, comments: 90 },
      { stance: 'exploring', people: 5, comments: 5 },
      { stance: null, people: 4, comments: 90 },
    ] as const;
    expect(tellStands(counts)).toEqual({
      shared: [
        { stance: 'exploring', people: 5, comments: 5 },
        { stance: 'left', people: 12, comments: 20 },
      ],
      others: null,
    });
    expect(tellStands([{ stance: null, people: 5, comments: 5 }])).toEqual({
      shared: [],
      others: 5,
    });
    expect(tellStands([])).toEqual({ shared: [], others: null });
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
    ['You know what comes next and you are on the way', 'moving'],
    ['You have half a plan, and you are working towards leaving', 'planning'],
    ['You practise and you are unhappy', 'unhappy'],
    ['Tired after nights', null],
    ['', null],
  ])('of %j is %j', (words, stance) => {
    expect(stanceNear(words)).toBe(stance);
  });
});
