import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { findBrowser } from '#e2e/support/find-browser.ts';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import { readStarterEssay } from '#prisma/seed/content.ts';
import {
  CATEGORIES,
  type LighthouseFigures,
  type PageFigures,
  reportLighthouse,
} from './lighthouse/report-lighthouse.ts';
import { aborted } from './machine/aborted.ts';
import { describeMachine, load, versionOf } from './machine/machine.ts';
import { startSite } from './machine/site.ts';
import { writeSection } from './report/figures.ts';
import { median } from './report/statistics.ts';

const RUNS = 3;
const DEVICES = ['mobile', 'desktop'] as const;
/** What Lighthouse measures beside its marks, as it calls it. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
] as const;

/**
 * npm run lighthouse: starts the site with its sample discussion and has Lighthouse judge the pages
 * people read, for a phone and for a desk. Prints the medians and writes them into docs/figures.md;
 * says which rules a page breaks.
 */
export async function runLighthouse(
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { executablePath } = await findBrowser(say);
  const site = await startSite('sample', say, signal);
  try {
    const figures = await Promise.race([judge(site.url, executablePath, say), aborted(signal)]);
    const markdown = reportLighthouse(figures);
    say(`\n${markdown}`);
    writeSection('lighthouse', markdown);
  } finally {
    await site.stop();
  }
}

async function judge(
  site: string,
  executablePath: string | undefined,
  say: (line: string) => void,
): Promise<LighthouseFigures> {
  const began = load();
  const { slug } = await readStarterEssay();
  const pages = { home: '/', essay: `/essays/${slug}`, guide: '/leaving-medicine' };
  const found: PageFigures[] = [];
  for (const [name, path] of Object.entries(pages)) {
    for (const device of DEVICES) {
      const results: Result[] = [];
      for (let run = 1; run <= RUNS; run += 1) {
        const result = await judgeCounted(site + path, device, executablePath, say);
        results.push(result);
        say(`  ${name}, ${device}, run ${run}: ${marksInWords(result)}, load ${load()}`);
        for (const line of faults(result)) say(`    ${line}`);
      }
      found.push({ page: name, device, ...middle(results) });
    }
  }
  return {
    machine: describeMachine(),
    lighthouse: versionOf('lighthouse'),
    runs: RUNS,
    load: { began, ended: load() },
    pages: found,
  };
}

/** How often Lighthouse may lose the trace of a page (its NO_NAVSTART) before that is a fault. */
const TRIES = 3;

/** One run that counts; a run without a trace says nothing about the page and is made again. */
async function judgeCounted(
  url: string,
  device: (typeof DEVICES)[number],
  executablePath: string | undefined,
  say: (line: string) => void,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await judgeOnce(url, device, executablePath);
    } catch (error) {
      if (attempt === TRIES) throw error;
      say(`  ${error instanceof Error ? error.message : error} Once more.`);
    }
  }
}

/** One run in a browser of its own, as a first visitor. */
async function judgeOnce(
  url: string,
  device: (typeof DEVICES)[number],
  executablePath: string | undefined,
): Promise<Result> {
  const port = await findFreePort();
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`],
  });
  try {
    const answer = await lighthouse(
      url,
      { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] },
      device === 'desktop' ? desktopConfig : undefined,
    );
    const fault = answer ? answer.lhr.runtimeError?.message : 'Lighthouse gave no answer.';
    if (!answer || fault) throw new Error(`${url}: ${fault}`);
    return answer.lhr;
  } finally {
    await browser.close();
  }
}

function middle(results: readonly Result[]): Pick<PageFigures, 'marks' | 'metrics'> {
  const marks = CATEGORIES.map((name) =>
    median(results.map(({ categories }) => Math.round((categories[name]?.score ?? 0) * 100))),
  );
  const metrics = METRICS.map((name) =>
    median(results.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN)),
  );
  return { marks, metrics };
}

function marksInWords({ categories }: Result): string {
  return CATEGORIES.map(
    (name) => `${name} ${Math.round((categories[name]?.score ?? 0) * 100)}`,
  ).join(', ');
}

/** What keeps a page from a full mark in what is not a matter of speed. */
function faults({ categories, audits }: Result): string[] {
  return CATEGORIES.filter((name) => name !== 'performance').flatMap((name) =>
    (categories[name]?.auditRefs ?? [])
      .map(({ id }) => audits[id])
      .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 1)
      .map((audit) => `${name}: ${audit?.id} ${audit?.displayValue ?? ''}`),
  );
}
