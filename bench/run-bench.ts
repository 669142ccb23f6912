import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { db } from '#lib/platform/db.ts';
import { readStarterEssay } from '#prisma/seed/content.ts';
import { withSite } from '#scripts/cli/with-site.ts';
import { aborted } from './aborted.ts';
import { measureAsking } from './asking.ts';
import { type Cores, chooseCores, pin } from './cores.ts';
import { writeSection } from './figures.ts';
import { describeMachine, load, versionOf } from './machine.ts';
import { weighPage } from './page-weight.ts';
import { measurePosting } from './posting.ts';
import { addFirstComments, makeWriters, sampleTexts } from './prepare.ts';
import { measureReading } from './reading.ts';
import { type BenchFigures, reportBench } from './report-bench.ts';
import { type Site, startSite } from './site.ts';
import { BENCH } from './statement-log.ts';
import { WRITERS } from './writers.ts';

/** Comments under the essay that is read: a discussion as most are. */
const COMMENTS = 20;
/** A discussion longer than any that was imported so far. */
const LONG = 10_000;

/**
 * npm run bench: starts the site, measures reading and posting, prints the figures and writes them
 * into docs/figures.md. `say` is told what goes on; when `signal` is aborted, it clears up and throws.
 */
export async function runBench(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  // Before this process keeps to one core itself.
  const cores = chooseCores();
  const machine = describeMachine();
  const site = await startSite('content', say, signal);
  try {
    // Set only now, so that the site's own connections don't carry it.
    process.env.PGAPPNAME = BENCH;
    if (cores) {
      pin(site.processes(), cores.server);
      pin([process.pid], cores.client);
    }
    const figures = await Promise.race([
      withSite(() => measure(site, cores, say)),
      aborted(signal),
    ]);
    const markdown = reportBench({ machine, ...figures });
    say(`\n${markdown}`);
    writeSection('bench', markdown);
  } finally {
    await site.stop();
  }
}

async function measure(
  site: Site,
  cores: Cores | undefined,
  say: (line: string) => void,
): Promise<Omit<BenchFigures, 'machine'>> {
  const began = load();
  const writers = await makeWriters(WRITERS);
  const texts = await sampleTexts();
  const url = site.url + (await addFirstComments(writers, COMMENTS));
  await touch([EVERYTHING]);

  say('What a first visit loads.');
  const { weight, browser } = await weighPage(url, say);
  say('Reading, in turns with a bare server.');
  const reading = await measureReading({ ...site, url }, cores, say);
  say('What is asked of the database.');
  const threadId = await starterThread();
  const asking = await measureAsking({ ...site, site: site.url, url, threadId, writers, texts });
  const setting = { site, cores, writers, texts, say };
  say('Posting into an empty thread.');
  const empty = await measurePosting(0, setting);
  say(`Posting into a thread of ${LONG} comments.`);
  const long = await measurePosting(LONG, setting);
  return {
    postgres: await postgresVersion(),
    next: versionOf('next'),
    browser,
    pinned: cores !== undefined,
    load: { began, ended: load() },
    comments: COMMENTS,
    weight,
    reading,
    asking,
    posting: { empty, long, longSize: LONG },
  };
}

async function starterThread(): Promise<string> {
  const { slug } = await readStarterEssay();
  const { id } = await db.thread.findFirstOrThrow({ where: { essay: { slug } } });
  return id;
}

async function postgresVersion(): Promise<string> {
  const rows = await db.$queryRaw<{ version: string }[]>`
    SELECT current_setting('server_version') AS version`;
  return rows[0]?.version ?? '';
}
