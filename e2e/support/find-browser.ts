import { execFileSync, spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';

/** A browser that starts: where it came from, and its program unless Playwright knows it itself. */
export type Browser = { name: string; executablePath: string | undefined };

/** Names under which systems install Chromium or a browser made of it. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** A browser that works says its version at once; the stub of a missing snap package does not. */
const PROOF_TIMEOUT_MS = 20_000;

/** A download of 180 MB on a slow line; a host that is out of reach is given up much sooner. */
const INSTALL_TIMEOUT_MS = 600_000;
const UNREACHABLE_TIMEOUT_MS = '15000';

/**
 * Finds a Chromium, and installs one if there is none: PLAYWRIGHT_CHROMIUM_PATH, one on the machine,
 * Playwright's own, Playwright's download, the system's package (as root). `say` is told what is
 * tried. Throws an Error of one clear line when nothing works.
 */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) {
    if (works(given)) return { name: `PLAYWRIGHT_CHROMIUM_PATH (${given})`, executablePath: given };
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH is ${given}, and no browser starts there.`);
  }
  const found = onThisMachine() ?? (await playwrightsOwn());
  if (found) return found;
  say('There is no Chromium on this machine: installing one for the browser tests.');
  run('node_modules/.bin/playwright', ['install', 'chromium'], say);
  const downloaded = await playwrightsOwn();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0) {
    run('apt-get', ['update'], say);
    run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], say);
  }
  const installed = onThisMachine() ?? (await playwrightsOwn());
  if (installed) return installed;
  throw new Error(
    'No Chromium was found and none could be installed: install one (as root: apt-get install chromium) or name it in PLAYWRIGHT_CHROMIUM_PATH.',
  );
}

function onThisMachine(): Browser | undefined {
  const path = PROGRAMS.map(locate).find((program) => program !== undefined && works(program));
  return path === undefined ? undefined : { name: path, executablePath: path };
}

async function playwrightsOwn(): Promise<Browser | undefined> {
  try {
    const browser = await chromium.launch();
    const name = `Playwright's own Chromium ${browser.version()}`;
    await browser.close();
    return { name, executablePath: undefined };
  } catch {
    return undefined;
  }
}

function locate(program: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return undefined;
  }
}

function works(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: PROOF_TIMEOUT_MS }).status === 0;
}

/** Runs a program with its output shown. Whether it helped is seen by looking for the browser. */
function run(program: string, words: string[], say: (line: string) => void): void {
  say(`${program} ${words.join(' ')}`);
  spawnSync(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_TIMEOUT_MS,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: UNREACHABLE_TIMEOUT_MS,
    },
  });
}
