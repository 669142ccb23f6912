import { reportJourney } from '#e2e/support/reporting.ts';
import { expect, test } from '#e2e/support/test.ts';

test('somebody reports, and somebody reads their notices', async ({ page, context }) => {
  await reportJourney(page, context, 'run');
  // Read there, they are no longer counted beside the name.
  await expect(page.getByRole('link', { name: /new notice/ })).toHaveCount(0);
});
