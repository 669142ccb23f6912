import { type BrowserContext, test as base, expect } from '@playwright/test';

export { expect };

/**
 * Playwright's `test`, which also fails when a page throws, reports an error on its console or asks
 * another site for something: nobody looks at the console, so a test must.
 */
export const test = base.extend<{ noErrors: undefined }>({
  noErrors: [
    async ({ context }, use) => {
      const errors = collectErrors(context);
      await use(undefined);
      expect(errors, 'errors of the pages').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Gives a list that fills with what goes wrong in the pages of a browser context from now on. `test`
 * does it for its own context; a test that opens another one for a second person calls it itself.
 */
export function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(`threw ${error.error().message}`));
  context.on('console', (message) => {
    // A page that is meant to answer 404 or 403 is reported as a failed load of itself.
    const isThePage = message.location().url === message.page()?.url();
    // Only a test takes the network away, and then whatever is asked for fails.
    const isWanted = message.text().includes('net::ERR_INTERNET_DISCONNECTED');
    if (message.type() === 'error' && !isThePage && !isWanted) {
      errors.push(`said ${message.text()}`);
    }
  });
  context.on('request', (request) => {
    const { protocol, hostname, origin } = new URL(request.url());
    const isOurs = hostname === 'localhost' || !/^https?:$/.test(protocol);
    if (!isOurs) errors.push(`asked ${origin}`);
  });
  return errors;
}
