import { publishingJourney } from '#e2e/support/publishing.ts';
import { test } from '#e2e/support/test.ts';

test('an essay is drafted in private, published, commented on, corrected and taken back', async ({
  browser,
}) => {
  test.slow();
  await publishingJourney(browser);
});
