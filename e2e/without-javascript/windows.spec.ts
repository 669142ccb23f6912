import { test } from '#e2e/support/test.ts';
import { makeWindowsEssay, windowsJourney } from '#e2e/support/windows.ts';

test('a long discussion is read part by part, down its branches and in every order', async ({
  page,
}) => {
  test.slow();
  await windowsJourney(page, await makeWindowsEssay());
});
