import { reportJourney } from '#e2e/support/reporting.ts';
import { test } from '#e2e/support/test.ts';

test('reports, notices and what became of them work by forms alone', async ({ page, context }) => {
  await reportJourney(page, context, 'off');
});
