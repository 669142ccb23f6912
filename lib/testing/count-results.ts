import { z } from 'zod';

/** How many checks passed and how many did not; one that was skipped did not. */
export type Count = { passed: number; failed: number };

/** The parts that are read of the report that Vitest's `json` reporter writes (Vitest 5). */
const vitestReport = z.object({
  success: z.boolean(),
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** The parts that are read of the report that Playwright's `json` reporter writes (1.65). */
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** One check that is not divided further: it passed or it failed. */
export function countOne(passed: boolean): Count {
  return { passed: Number(passed), failed: Number(!passed) };
}

/**
 * Counts a report of Vitest's (its text). A file that could not be loaded counts as one failure, and
 * so does whatever else made the run fail though no test did.
 */
export function countVitest(report: string): Count {
  const { success, numTotalTests, numPassedTests, testResults } = vitestReport.parse(
    JSON.parse(report),
  );
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = numTotalTests - numPassedTests + brokenFiles;
  return { passed: numPassedTests, failed: atLeastOneUnless(success, failed) };
}

/** Counts a report of Playwright's (its text); what hindered the whole run counts as one failure. */
export function countPlaywright(report: string): Count {
  const { stats, errors } = playwrightReport.parse(JSON.parse(report));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: atLeastOneUnless(errors.length === 0, failed) };
}

/** The sum of several counts. */
export function sum(counts: Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

function atLeastOneUnless(fine: boolean, failed: number): number {
  return fine ? failed : Math.max(failed, 1);
}
