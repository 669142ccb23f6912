import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * Playwright's `test`, which also fails when the page throws, reports an error on its console or
 * cannot load one of its own files: nobody looks at the console, so a test must.
 */
export const test = base.extend<{ noErrors: undefined }>({
  noErrors: [
    async ({ page, baseURL }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(`threw ${error.message}`));
      page.on('console', (message) => {
        // A page that is meant to answer 404 or 403 is reported as a failed load of itself.
        const isThePage = message.location().url === page.url();
        if (message.type() === 'error' && !isThePage) errors.push(`said ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = new URL(request.url());
        const isOurs = url.origin === new URL(baseURL ?? url.origin).origin;
        if (/^https?:$/.test(url.protocol) && !isOurs) errors.push(`asked ${url.origin}`);
      });
      await use(undefined);
      expect(errors, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});
