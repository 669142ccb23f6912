import { expect, it } from 'vitest';
import { EXPLANATION_MAX, EXPLANATION_MIN, RULE_KEYS } from '../rules.ts';
import { preparedReasons, preparedReversals } from './prepared-reasons.ts';

it('has a sentence for every house rule, each long enough to explain something', () => {
  expect(Object.keys(preparedReasons).sort()).toEqual([...RULE_KEYS].sort());
  const all = [...Object.values(preparedReasons).flat(), ...Object.values(preparedReversals)];
  expect(new Set(all).size).toBe(all.length);
  for (const sentence of all) {
    expect(sentence.length).toBeGreaterThanOrEqual(EXPLANATION_MIN);
    expect(sentence.length).toBeLessThan(EXPLANATION_MAX);
    expect(sentence).toBe(sentence.trim());
    expect(sentence).toMatch(/[.]$/);
  }
});
