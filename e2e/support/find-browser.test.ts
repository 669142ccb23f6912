import { afterEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from './find-browser.ts';

afterEach(() => vi.unstubAllEnvs());

describe('PLAYWRIGHT_CHROMIUM_PATH', () => {
  test('is taken before anything else', async () => {
    // Any program that tells its version does for a browser here.
    vi.stubEnv('PLAYWRIGHT_CHROMIUM_PATH', process.execPath);
    const found = await findBrowser(() => {});
    expect(found.executablePath).toBe(process.execPath);
    expect(found.name).toContain(process.execPath);
  });

  test('that leads nowhere ends in one clear line', async () => {
    vi.stubEnv('PLAYWRIGHT_CHROMIUM_PATH', '/nowhere/chromium');
    await expect(findBrowser(() => {})).rejects.toThrow(
      /^PLAYWRIGHT_CHROMIUM_PATH is \/nowhere\/chromium, and no browser starts there\.$/,
    );
  });
});
