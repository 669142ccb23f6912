import { join } from 'node:path';
import { pin } from '../machine/cores.ts';
import { withProcessorMs } from '../machine/processor-time.ts';
import { startProgram } from '../machine/program.ts';
import type { Plan, PostingCase } from '../plan.ts';
import { whole } from '../report/figures.ts';
import { median, medianOf } from '../report/statistics.ts';
import { type Discussion, emptyDiscussion } from '../threads/discussions.ts';
import type { CommandTask } from './command-writers.ts';
import { type Evening, writesInto } from './evening.ts';
import { assertKept, countComments } from './kept-comments.ts';
import { letWrite, type Posting } from './writers.ts';

/** Milliseconds of a processor that one comment cost; undefined where nobody counts. */
type Cost = {
  /** Site and database. */
  processor: number | undefined;
  /** The site alone. */
  siteProcessor: number | undefined;
};

/** Medians over the rounds, and how many comments were acknowledged and found in all of them. */
export type PostingFigures = PostingCase & Posting & Cost;

type Round = Posting & Cost;

const WARM_UP_SECONDS = 1;
/** A command-line process that writes for some seconds has long ended by then. */
const COMMAND_TIMEOUT_MS = 120_000;

/**
 * Measures posting: each case in rounds that take turns with the others'. Throws unless after each
 * round the database has exactly the comments that were acknowledged.
 */
export async function measurePosting(
  { posting, rounds }: Plan,
  discussionOf: (size: number) => Discussion,
  evening: Evening,
): Promise<PostingFigures[]> {
  const warmUp = await emptyDiscussion(new Date());
  await warmUpWays(posting.cases, warmUp, evening);
  const found = new Map<PostingCase, Round[]>(posting.cases.map((each) => [each, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [each, measured] of found) {
      const discussion =
        each.size === 0 ? await emptyDiscussion(new Date()) : discussionOf(each.size);
      const before = await countComments(discussion);
      const result = await write(each, discussion, warmUp, posting.seconds, evening);
      await assertKept(discussion, before + result.count);
      measured.push(result);
      evening.say(
        `  round ${round}, ${nameOf(each)}: ${whole(result.perSecond)} comments/s, p99 ${whole(result.p99)} ms, ${result.count} acknowledged and found`,
      );
    }
  }
  return Array.from(found, ([each, measured]) => ({ ...each, ...middle(measured) }));
}

function nameOf({ way, writers, size }: PostingCase): string {
  return `${way}, ${writers} at once, into ${whole(size)}`;
}

async function warmUpWays(
  cases: readonly PostingCase[],
  warmUp: Discussion,
  evening: Evening,
): Promise<void> {
  const most = Math.max(...cases.map(({ writers }) => writers));
  for (const way of ['script', 'form'] as const) {
    if (!cases.some((each) => each.way === way)) continue;
    await letWrite(most, WARM_UP_SECONDS, writesInto(warmUp, evening.posters[way], evening));
  }
}

async function write(
  { way, writers }: PostingCase,
  discussion: Discussion,
  warmUp: Discussion,
  seconds: number,
  evening: Evening,
): Promise<Round> {
  if (way === 'command') {
    return await writeByCommand({ writers, discussion, warmUp, seconds, evening });
  }
  const post = writesInto(discussion, evening.posters[way], evening);
  const { site } = evening;
  const { result: inner, ms: all } = await withProcessorMs(site.processes, () =>
    withProcessorMs(
      () => [site.server()],
      () => letWrite(writers, seconds, post),
    ),
  );
  const { result, ms: own } = inner;
  const each = (ms: number | undefined) => (ms === undefined ? undefined : ms / result.count);
  return { ...result, processor: each(all), siteProcessor: each(own) };
}

/** The command runs where the site would run it: in a process on the server's core. */
async function writeByCommand(order: {
  writers: number;
  discussion: Discussion;
  warmUp: Discussion;
  seconds: number;
  evening: Evening;
}): Promise<Round> {
  const { evening, discussion, warmUp, seconds } = order;
  const task: CommandTask = {
    seconds,
    warmUpSeconds: WARM_UP_SECONDS,
    writers: evening.writers.slice(0, order.writers),
    discussion,
    warmUp,
    texts: evening.texts,
  };
  const program = await startProgram({
    args: ['--conditions=react-server', join(import.meta.dirname, 'command-writers.ts')],
    input: JSON.stringify(task),
    until: /^posting (.*)$/,
    timeoutMs: COMMAND_TIMEOUT_MS,
    onStart: (pid) => {
      if (evening.cores) pin([pid], evening.cores.server);
    },
  });
  await program.stop();
  const posting = JSON.parse(program.ready[1] ?? '') as Posting;
  return { ...posting, processor: undefined, siteProcessor: undefined };
}

function middle(rounds: readonly Round[]): Round {
  return {
    count: rounds.reduce((sum, { count }) => sum + count, 0),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
    processor: medianOf(rounds.map(({ processor }) => processor)),
    siteProcessor: medianOf(rounds.map(({ siteProcessor }) => siteProcessor)),
  };
}
