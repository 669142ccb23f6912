import { describe, expect, test } from 'vitest';
import { EVERYTHING, lastTouch, markTouched, moment, onTouch, touchedSince } from './tag-clock.ts';

/** The clock is one for the whole process, so each test has tags of its own. */
let made = 0;
const newTag = () => `clock-test:${made++}`;

describe('the clock of tags', () => {
  test('remembers the last touch of any of some tags', () => {
    const [one, two, never] = [newTag(), newTag(), newTag()];
    const before = moment();
    markTouched([one]);
    markTouched([two]);
    expect(lastTouch([one, two, never])).toBe(lastTouch([two]));
    expect(lastTouch([two])).toBeGreaterThanOrEqual(lastTouch([one]));
    expect(lastTouch([one])).toBeGreaterThanOrEqual(before);
    expect(lastTouch([never])).toBeLessThan(before);
  });

  test('counts a touch of everything for every tag', () => {
    const before = moment();
    markTouched([EVERYTHING]);
    expect(lastTouch([newTag()])).toBeGreaterThanOrEqual(before);
    expect(lastTouch([])).toBeGreaterThanOrEqual(before);
  });

  test('turns what it can no longer remember into a touch of everything older', () => {
    const tags = [newTag(), newTag(), newTag()];
    for (const tag of tags) markTouched([tag]);
    const [oldest] = tags.map((tag) => lastTouch([tag]));
    markTouched([newTag()], 0, 2);
    expect(lastTouch([newTag()])).toBeGreaterThanOrEqual(oldest ?? Number.NaN);
    expect(lastTouch([newTag()])).toBeLessThan(moment());
  });

  test('tells who listens, until they stop', () => {
    const tag = newTag();
    const heard: string[][] = [];
    const stop = onTouch((tags) => heard.push([...tags]));
    markTouched([tag]);
    stop();
    markTouched([tag]);
    expect(heard).toEqual([[tag]]);
  });

  test('tells a change from the echoes of work that it overtook', () => {
    const [tag, other] = [newTag(), newTag()];
    const beforeChange = moment();
    markTouched([tag]);
    const afterChange = moment();
    markTouched([tag], 1);
    expect(touchedSince([tag, other], beforeChange)).toEqual({ tags: [tag], echo: 0 });
    expect(touchedSince([tag, other], afterChange)).toEqual({ tags: [tag], echo: 1 });
    expect(touchedSince([tag, other], moment()).tags).toEqual([]);
  });
});
