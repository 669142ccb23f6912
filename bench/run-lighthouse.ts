import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { findBrowser } from '#e2e/support/find-browser.ts';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import { readStarterEssay } from '#prisma/seed/content.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { measureInteractions } from './lighthouse/interactions.ts';
import {
  CATEGORIES,
  type LighthouseFigures,
  type PageFigures,
  reportLighthouse,
} from './lighthouse/report-lighthouse.ts';
import { aborted } from './machine/aborted.ts';
import { describeMachine, load, versionOf } from './machine/machine.ts';
import { startSite } from './machine/site.ts';
import type { PlannedThread } from './plan.ts';
import { MIDDLE } from './plan.ts';
import { writeSection } from './report/figures.ts';
import { median } from './report/statistics.ts';
import { loadDiscussions, makeStock } from './threads/discussions.ts';
import { makeWriters } from './threads/make-writers.ts';

/** What Lighthouse measures beside its marks, as it calls it. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
] as const;

type Device = 'mobile' | 'desktop';

/** The discussion of many windows that is judged besides. */
const LONG: PlannedThread = { shape: 'mixed', size: MIDDLE };

type Judging = {
  site: string;
  executablePath: string | undefined;
  quick: boolean;
  say: (line: string) => void;
};

/**
 * npm run lighthouse: starts the site with its sample discussion and an essay with 1,000 comments,
 * has Lighthouse judge the pages people read, for a phone and for a desk, and clicks what people
 * click. Prints the medians and writes them into docs/figures.md; says which rules a page breaks.
 * With `quick` one run of the longest page on a phone, written nowhere.
 */
export async function runLighthouse(
  quick: boolean,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { executablePath } = await findBrowser(say);
  const site = await startSite('sample', say, signal);
  try {
    const judging = { site: site.url, executablePath, quick, say };
    const figures = await Promise.race([withSite(() => judge(judging)), aborted(signal)]);
    const markdown = reportLighthouse(figures);
    say(`\n${markdown}`);
    if (!quick) writeSection('lighthouse', markdown);
  } finally {
    await site.stop();
  }
}

async function judge(judging: Judging): Promise<LighthouseFigures> {
  const { site, executablePath, quick, say } = judging;
  const began = load();
  const runs = quick ? 1 : 3;
  const now = new Date();
  const [loaded] = await loadDiscussions([LONG], await makeStock(now), say);
  const long = `/essays/${loaded?.discussion.slug}`;
  const { slug } = await readStarterEssay();
  const pages: [name: string, path: string, devices: Device[]][] = [
    ['essay with 1,000 comments', long, quick ? ['mobile'] : ['mobile', 'desktop']],
  ];
  if (!quick) {
    pages.unshift(
      ['home', '/', ['mobile', 'desktop']],
      ['essay', `/essays/${slug}`, ['mobile', 'desktop']],
      ['guide', '/leaving-medicine', ['mobile', 'desktop']],
    );
  }
  const found: PageFigures[] = [];
  for (const [page, path, devices] of pages) {
    for (const device of devices) {
      found.push({ page, device, ...(await judgePage(page, path, device, runs, judging)) });
    }
  }
  const [writer] = await makeWriters(1, now);
  if (!writer) throw new Error('There is nobody who clicks.');
  const interactions = await measureInteractions(site + long, writer, executablePath);
  for (const { name, median, worst } of interactions) {
    say(`  ${name}: ${median.toFixed(0)} ms, ${worst.toFixed(0)} ms at worst`);
  }
  return {
    machine: describeMachine(),
    lighthouse: versionOf('lighthouse'),
    runs,
    load: { began, ended: load() },
    pages: found,
    interactions,
  };
}

async function judgePage(
  page: string,
  path: string,
  device: Device,
  runs: number,
  { site, executablePath, say }: Judging,
): Promise<Pick<PageFigures, 'marks' | 'metrics'>> {
  const results: Result[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const result = await judgeCounted(site + path, device, executablePath, say);
    results.push(result);
    say(`  ${page}, ${device}, run ${run}: ${marksInWords(result)}, load ${load()}`);
    for (const line of faults(result)) say(`    ${line}`);
  }
  return middle(results);
}

/** How often Lighthouse may lose the trace of a page (its NO_NAVSTART) before that is a fault. */
const TRIES = 3;

/** One run that counts; a run without a trace says nothing about the page and is made again. */
async function judgeCounted(
  url: string,
  device: Device,
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
  device: Device,
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
