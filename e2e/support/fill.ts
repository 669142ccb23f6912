import type { Locator } from '@playwright/test';
import { expect } from './test.ts';

/**
 * Fills a field as `fill` does, and again if the page was just being taken over by its script: what
 * a person types is kept then, but a fill is one stroke, and half of it may meet the old field.
 */
export async function fill(field: Locator, text: string): Promise<void> {
  await expect(async () => {
    await field.fill(text);
    await expect(field).toHaveValue(text, { timeout: 500 });
  }).toPass();
}
