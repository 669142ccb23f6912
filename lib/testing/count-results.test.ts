import { describe, expect, test } from 'vitest';
import { countOne, countPlaywright, countVitest, sum } from './count-results.ts';

const file = (status: string, tests: number) => ({
  status,
  assertionResults: Array.from({ length: tests }, () => ({})),
});

function vitest(success: boolean, total: number, passed: number, files = [file('passed', total)]) {
  return JSON.stringify({
    success,
    numTotalTests: total,
    numPassedTests: passed,
    testResults: files,
  });
}

function playwright(stats: object, errors: unknown[] = []) {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return JSON.stringify({ stats: { ...none, ...stats }, errors });
}

describe('countVitest', () => {
  test('counts what passed', () => {
    expect(countVitest(vitest(true, 3, 3))).toEqual({ passed: 3, failed: 0 });
  });

  test('takes what was skipped for failed', () => {
    expect(countVitest(vitest(true, 3, 2))).toEqual({ passed: 2, failed: 1 });
  });

  test('counts a file that could not be loaded', () => {
    const files = [file('passed', 2), file('failed', 0)];
    expect(countVitest(vitest(false, 2, 2, files))).toEqual({ passed: 2, failed: 1 });
  });

  test('counts an error outside of all tests', () => {
    expect(countVitest(vitest(false, 2, 2))).toEqual({ passed: 2, failed: 1 });
  });
});

describe('countPlaywright', () => {
  test('takes what was skipped and what passed at the second try for failed', () => {
    const report = playwright({ expected: 5, unexpected: 1, flaky: 1, skipped: 2 });
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 4 });
  });

  test('counts a site that did not start', () => {
    expect(countPlaywright(playwright({}, [{}]))).toEqual({ passed: 0, failed: 1 });
  });
});

test('counts add up', () => {
  const counts = [countOne(true), countOne(false), { passed: 3, failed: 2 }];
  expect(sum(counts)).toEqual({ passed: 4, failed: 3 });
});
