import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Where tests lie: beside the file they test. */
const FOLDERS = '{app,bench,components,e2e/support,lib,prisma,scripts}';

/** Two cores are what a small machine and CI have; more workers would only wait for each other. */
const MOST_WORKERS = 2;

/**
 * `server-only` refuses to load outside React's server build. The condition `react-server`, which
 * opens it, would also take away react-dom/server, which tests of mails and components need.
 */
const serverOnly = join(import.meta.dirname, 'node_modules/server-only/empty.js');

/** Far above what a test takes, because the machine may be busy: a limit is for what hangs. */
const TEST_TIMEOUT_MS = 30_000;

export default defineConfig({
  test: {
    maxWorkers: MOST_WORKERS,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
    // A test that was left out or left alone is a fault, not a wish.
    allowOnly: false,
    // Faults that a test makes on purpose are not news.
    env: { LOG_LEVEL: 'silent' },
    // next-auth imports `next/server` without its ending, which Node alone does not find.
    server: { deps: { inline: ['next-auth'] } },
    projects: [
      {
        extends: true,
        resolve: { alias: { 'server-only': serverOnly } },
        test: {
          name: 'pure',
          include: [`${FOLDERS}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.db.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        resolve: { alias: { 'server-only': serverOnly } },
        test: {
          name: 'db',
          include: [`${FOLDERS}/**/*.db.test.{ts,tsx}`],
          globalSetup: 'lib/testing/global-setup.ts',
          setupFiles: 'lib/testing/worker-setup.ts',
        },
      },
    ],
  },
});
