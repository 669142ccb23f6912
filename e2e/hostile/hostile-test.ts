import { anAddress } from '#e2e/support/people.ts';
import { type Guest, readStage } from '#e2e/support/stage.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import type { HostileStage } from './hostile-stage.ts';
import { setTraps } from './traps.ts';

export { expect };

/** Hundreds of pages in one test. */
const TIMEOUT_MS = 180_000;

type Fixtures = {
  /** Signs somebody in. */
  enter: (who: 'member' | 'moderator' | Guest) => Promise<void>;
  traps: undefined;
};

/** `test` with every attack posted, and with traps for what comes to life. */
export const hostile = base.extend<Fixtures, { stage: HostileStage }>({
  stage: [
    ({ browserName: _ }, use) => use(readStage<HostileStage>('hostile')),
    { scope: 'worker' },
  ],
  extraHTTPHeaders: ({ browserName: _ }, use) => use({ 'X-Forwarded-For': anAddress() }),
  traps: [
    async ({ context }, use, info) => {
      info.setTimeout(TIMEOUT_MS);
      await setTraps(context);
      await use(undefined);
    },
    { auto: true },
  ],
  enter: ({ context, stage }, use) =>
    use(async (who) => {
      const guest = typeof who === 'string' ? stage[who] : who;
      const { session, hint } = stage.cookies;
      await context.addCookies(
        [
          { name: session, value: guest.session },
          { name: hint, value: '1' },
        ].map((cookie) => ({ ...cookie, domain: 'localhost', path: '/' })),
      );
    }),
});
