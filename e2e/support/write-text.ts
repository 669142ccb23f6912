import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** Where the text of an essay is typed: a plain field, and CodeMirror where a script runs. */
export function textField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text', exact: true });
}

/** What the form sends as its text. */
export function textSent(page: Page): Locator {
  return page.locator('form:visible textarea[name=source]');
}

/** Puts a text in place of what stands there, as `fill` does, also while the script takes over. */
export async function writeText(page: Page, text: string): Promise<void> {
  await expect(async () => {
    // The plain field may be found and hidden in the next moment: then it is looked for anew.
    await textField(page).fill(text, { timeout: 2_000 });
    await expect(textSent(page)).toHaveValue(text, { timeout: 1_000 });
  }).toPass();
}

/** Waits until the tools of the text are there. */
export async function toolsReady(page: Page): Promise<void> {
  await expect(page.locator('.cm-content')).toBeVisible();
}

/** Waits until the line below the tools says so. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save-state=saved]')).toBeVisible({ timeout: 15_000 });
}
