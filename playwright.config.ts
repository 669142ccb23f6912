import { defineConfig, devices } from '@playwright/test';
import { type Browser, findBrowser } from '#e2e/support/find-browser.ts';
import { DATA_DIR } from '#e2e/support/place.ts';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';

// Each worker reads this file again; what was decided once is handed on in the environment.
if (process.env.E2E_PORT === undefined) {
  const browser = await findBrowser(console.log);
  console.log(`Browser: ${browser.name}`);
  process.env.E2E_BROWSER = JSON.stringify(browser);
  process.env.E2E_PORT = String(await findFreePort());
}
const { executablePath }: Browser = JSON.parse(process.env.E2E_BROWSER ?? '{}');
const port = process.env.E2E_PORT;

/** A build, on two cores that are busy with other things too. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;
const TEST_TIMEOUT_MS = 60_000;

/** Two cores: the site and one browser each have one; a second worker fills the gaps. */
const WORKERS = 2;

const everywhere = ['journeys/**/*.spec.ts', 'pages/**/*.spec.ts'];
// What is the same at every width is tried once.
const once = ['answers/**/*.spec.ts', 'forms/**/*.spec.ts', 'reading/**/*.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: TEST_TIMEOUT_MS,
  forbidOnly: true,
  retries: 0,
  workers: WORKERS,
  fullyParallel: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // What was done, said and asked. Pictures of each step cost a quarter of the time; `--trace on` has them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: ['--disable-gpu', '--disable-quic'] },
  },
  projects: [
    { name: 'stage', testMatch: 'pages/stage.setup.ts' },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'] },
      testMatch: [...everywhere, ...once],
      dependencies: ['stage'],
    },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'] },
      testMatch: everywhere,
      dependencies: ['stage'],
    },
    {
      name: 'hostile-stage',
      testMatch: 'hostile/stage.setup.ts',
      // It fills the site's lists, so it comes last.
      dependencies: ['desktop', 'phone', 'without-javascript'],
    },
    {
      name: 'hostile',
      use: { ...devices['Desktop Chrome'] },
      testMatch: 'hostile/**/*.spec.ts',
      dependencies: ['hostile-stage'],
    },
    {
      name: 'without-javascript',
      use: { ...devices['Desktop Chrome'], javaScriptEnabled: false },
      testMatch: 'without-javascript/**/*.spec.ts',
    },
  ],
  webServer: {
    name: 'site',
    command: `"${process.execPath}" e2e/support/start-site.ts`,
    wait: { stdout: /Off Call is ready/ },
    timeout: START_TIMEOUT_MS,
    gracefulShutdown: { signal: 'SIGTERM', timeout: STOP_TIMEOUT_MS },
    stdout: 'pipe',
    env: {
      PORT: port,
      DATA_DIR,
      SEED: 'sample',
      // Each person of a test comes from an address of their own (support/people.ts).
      TRUST_PROXY: '1',
      // What the machine says elsewhere must not reach the site under test.
      DATABASE_URL: '',
      HOST: '',
      SITE_URL: '',
      SITE_NAME: '',
      SMTP_URL: '',
    },
  },
});
