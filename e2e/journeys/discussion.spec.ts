import { discussionJourney } from '#e2e/support/discussion.ts';
import { test } from '#e2e/support/test.ts';

test('a comment is written, answered, hidden with a reason, explained and restored', async ({
  browser,
}) => {
  test.slow();
  await discussionJourney(browser);
});
