import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { closeDatabase, db } from '#lib/platform/db.ts';
import { readStarterEssay } from '#prisma/seed/content.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { GZIP } from './client/accept.ts';
import { askSteadily } from './client/ask-steadily.ts';
import { fetchBytes } from './client/fetch-bytes.ts';
import { aborted } from './machine/aborted.ts';
import { type Cores, chooseCores, pin } from './machine/cores.ts';
import { describeMachine, load, versionOf } from './machine/machine.ts';
import { type Site, startSite } from './machine/site.ts';
import { type Inspector, inspect } from './memory/inspector.ts';
import { measureLive } from './memory/live-streams.ts';
import { type Memory, memoryOf } from './memory/memory-of.ts';
import { soak } from './memory/soak.ts';
import { measureQueue } from './moderating/queue.ts';
import { CROWD, LARGEST, MIDDLE, type Plan } from './plan.ts';
import { takeProfiles } from './profile/take-profiles.ts';
import { placesOf } from './reading/addresses.ts';
import { measureHits } from './reading/hits.ts';
import { measureFromNothing, measureMisses } from './reading/misses.ts';
import { weighPage } from './reading/page-weight.ts';
import { CONNECTIONS } from './reading/speed.ts';
import { BENCH, statementsDuring } from './reading/statement-log.ts';
import type { BenchFigures, ColdStart } from './report/bench-figures.ts';
import { writeSection } from './report/figures.ts';
import { reportBench } from './report/report-bench.ts';
import {
  type Discussion,
  emptyDiscussion,
  loadDiscussions,
  makeStock,
} from './threads/discussions.ts';
import { makeWriters } from './threads/make-writers.ts';
import { type Evening, writesInto } from './writing/evening.ts';
import { formPoster } from './writing/post-by-form.ts';
import { scriptPoster } from './writing/post-by-script.ts';
import { measurePosting } from './writing/posting.ts';
import { measureMeanwhile } from './writing/reads-meanwhile.ts';
import { measureSeen } from './writing/seen-next.ts';

const FIGURES = join(import.meta.dirname, '../.data/figures');
const COUNTED_HITS = 1_000;
const COUNTED_POSTS = 20;

/**
 * npm run bench: starts the site, loads threads, measures what the plan says, prints the figures and
 * whether they are what was to be reached, and writes them as JSON to .data/figures and, after a
 * full run, into docs/figures.md. `say` is told what goes on; when `signal` is aborted, it clears up
 * and throws.
 */
export async function runBench(
  plan: Plan,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const beganAt = performance.now();
  const stage = (what: string) => {
    const seconds = ((performance.now() - beganAt) / 1000).toFixed(0);
    say(`${what} (after ${seconds} s)`);
  };
  // Before this process keeps to one core itself.
  const cores = chooseCores();
  const machine = describeMachine();
  const began = load();
  const site = await startSite('content', say, signal);
  try {
    stage('Starting');
    const starts = await startAgain(site, plan.coldStarts, say);
    const atRest = memoryOf(site.processes());
    // Set only now, so that the site's own connections don't carry it.
    process.env.PGAPPNAME = BENCH;
    if (cores) {
      pin(site.processes(), cores.server);
      pin([process.pid], cores.client);
    }
    const inspector = await inspect(site.server(), site.inspectorPort);
    try {
      const setting = { plan, site, cores, say, stage, inspector, machine, began, starts, atRest };
      const figures = await Promise.race([withSite(() => measure(setting)), aborted(signal)]);
      publish(figures, say);
    } finally {
      // A process that is looked into does not end.
      inspector.close();
    }
  } finally {
    await site.stop();
  }
}

type Setting = {
  plan: Plan;
  site: Site;
  cores: Cores | undefined;
  say: (line: string) => void;
  stage: (what: string) => void;
  inspector: Inspector;
  machine: string;
  began: string;
  starts: ColdStart[];
  atRest: Memory | undefined;
};

/** The first start has built the site and made its database; these are what a restart takes. */
async function startAgain(
  site: Site,
  times: number,
  say: (line: string) => void,
): Promise<ColdStart[]> {
  const { slug } = await readStarterEssay();
  const starts: ColdStart[] = [];
  for (let done = 0; done < times; done += 1) {
    const { readyMs } = await site.restart();
    const from = performance.now();
    const page = await fetchBytes(`${site.url}/essays/${slug}`, GZIP);
    if (page.status !== 200) throw new Error(`The essay answered ${page.status}.`);
    const firstPageMs = performance.now() - from;
    say(`  ready after ${readyMs.toFixed(0)} ms, a page after ${firstPageMs.toFixed(0)} ms more`);
    starts.push({ readyMs, firstPageMs });
  }
  return starts;
}

async function measure(setting: Setting): Promise<BenchFigures> {
  const { plan, site, cores, say, stage, inspector } = setting;
  const heapAtRest = await inspector.heap();

  stage('Loading threads');
  const now = new Date();
  const writers = await makeWriters(CROWD, now);
  const stock = await makeStock(now);
  const loaded = await loadDiscussions(plan.threads, stock, say);
  const discussions = loaded.map(({ discussion }) => discussion);
  const discussionOf = (size: number) => found(discussions, size);
  const urlOf = (size: number) => `${site.url}/essays/${discussionOf(size).slug}`;
  await touch([EVERYTHING]);

  stage('What a first visit loads');
  const { weight, browser } = await weighPage(urlOf(MIDDLE), say);

  stage('Reading what is kept, in turns with bare servers');
  const { processes } = site;
  const hits = await measureHits(plan.hits, { urlOf, processes, cores, rounds: plan.rounds, say });

  stage('Rendering anew');
  const asking = { site: site.url, database: site.database(), misses: plan.misses, say };
  const misses = await measureMisses(discussions.flatMap(placesOf), asking);
  const fromNothing = await measureFromNothing(urlOf(MIDDLE), asking);

  stage('Posting');
  const evening = await prepareEvening(setting, writers, stock.texts);
  const statements = {
    hit: await countHit(site, urlOf(MIDDLE)),
    post: await countPost(site, evening),
  };
  const posting = await measurePosting(plan, discussionOf, evening);

  stage('Looking for each comment at once');
  const seen = [];
  for (const size of plan.seen.sizes) {
    seen.push(await measureSeen(discussionOf(size), plan.seen.seconds, evening));
  }

  stage('Reading while comments arrive');
  const meanwhile = await measureMeanwhile(plan, discussionOf(plan.meanwhile.size), evening);

  stage('Reading many addresses over and over');
  const soaked = await soak(plan, discussionOf(LARGEST), evening, inspector);
  const after = await memoryAfter(site);

  stage('The moderators’ queue');
  const queue = await measureQueue(discussionOf(LARGEST), plan.queue, {
    site: site.url,
    database: site.database(),
    say,
  });

  stage('Open pages that listen');
  const live = await measureLive(plan, evening, inspector);
  const profiles = plan.options.profile
    ? await takeProfiles(discussionOf(MIDDLE), evening, inspector, FIGURES)
    : [];
  const postgres = await postgresVersion();
  return {
    at: new Date().toISOString(),
    options: plan.options,
    rounds: plan.rounds,
    machine: setting.machine,
    postgres,
    next: versionOf('next'),
    browser,
    pinned: cores !== undefined,
    load: { began: setting.began, ended: load() },
    starts: setting.starts,
    loaded: loaded.map(({ discussion: { shape, size }, seconds }) => ({ shape, size, seconds })),
    weight: { size: MIDDLE, kinds: weight },
    hits,
    misses,
    fromNothing,
    statements,
    posting,
    seen,
    meanwhile,
    memory: { atRest: setting.atRest, heapAtRest, after, soak: soaked },
    live,
    queue: { open: plan.queue.open, pages: queue },
    profiles,
  };
}

function found(discussions: readonly Discussion[], size: number): Discussion {
  const discussion = discussions.find((each) => each.size === size && each.shape === 'mixed');
  if (!discussion) throw new Error(`No thread of ${size} comments was loaded.`);
  return discussion;
}

async function prepareEvening(
  { site, cores, say }: Setting,
  writers: Evening['writers'],
  texts: readonly string[],
): Promise<Evening> {
  const { slug } = await emptyDiscussion(new Date());
  const [first] = writers;
  if (!first) throw new Error('There is nobody who writes.');
  const script = await scriptPoster(site.url, slug, first, say);
  const form = await formPoster(site.url, slug, { cookie: first.cookie });
  return { site, cores, writers, texts, posters: { script, form }, say };
}

async function countHit(site: Site, url: string): Promise<number> {
  const urls = [new URL(url)];
  const until = { answers: COUNTED_HITS };
  await fetchBytes(url, GZIP);
  const { statements } = await statementsDuring(site.database(), () =>
    askSteadily({ urls, headers: GZIP, connections: CONNECTIONS, until, status: 200 }),
  );
  return statements.length / COUNTED_HITS;
}

async function countPost(site: Site, evening: Evening): Promise<number> {
  const write = writesInto(await emptyDiscussion(new Date()), evening.posters.script, evening);
  // The first in a thread also makes the writer's persona.
  await write(0, 0);
  const { statements } = await statementsDuring(site.database(), async () => {
    for (let turn = 1; turn <= COUNTED_POSTS; turn += 1) await write(0, turn);
  });
  return statements.length / COUNTED_POSTS;
}

/** Without the bench's own connections, each of which has a process of the database. */
async function memoryAfter(site: Site): Promise<Memory | undefined> {
  await closeDatabase();
  return memoryOf(site.processes());
}

async function postgresVersion(): Promise<string> {
  const rows = await db.$queryRaw<{ version: string }[]>`
    SELECT current_setting('server_version') AS version`;
  return rows[0]?.version ?? '';
}

function publish(figures: BenchFigures, say: (line: string) => void): void {
  const markdown = reportBench(figures);
  say(`\n${markdown}`);
  mkdirSync(FIGURES, { recursive: true });
  const file = join(FIGURES, `bench-${figures.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  say(`\nAll of it as JSON: ${file}`);
  if (!figures.options.quick) writeSection('bench', markdown);
}
