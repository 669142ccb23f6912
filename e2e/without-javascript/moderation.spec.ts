import { caseJourney } from '#e2e/support/moderation-case.ts';
import { test } from '#e2e/support/test.ts';

test('a comment is reported, hidden, appealed, restored, and everybody is told', async ({
  browser,
}) => {
  test.slow();
  await caseJourney(browser);
});
