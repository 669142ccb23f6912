import { join } from 'node:path';
import { db } from '#lib/platform/db.ts';
import type { Task } from './command-writers.ts';
import { type Cores, pin } from './cores.ts';
import { writeByForm } from './form-writers.ts';
import type { Server } from './load.ts';
import { type Discussion, makeDiscussion, type Writer } from './prepare.ts';
import { withProcessorMs } from './processor-time.ts';
import { startProgram } from './program.ts';
import { median, medianOf } from './statistics.ts';
import { type Posting, SECONDS, WARM_UP_SECONDS } from './writers.ts';

/** The ways in which a comment is posted: the command alone, the form's action, form and action. */
export const WAYS = ['command', 'action', 'formAndAction'] as const;
export type Way = (typeof WAYS)[number];

/** Medians over the rounds, and how many comments were acknowledged and found in all of them. */
export type PostingFigures = Record<Way, Posting>;

type Setting = {
  site: Server;
  cores: Cores | undefined;
  writers: readonly Writer[];
  texts: readonly string[];
  say: (line: string) => void;
};

const ROUNDS = 3;
/** A command-line process that writes for SECONDS has long ended by then. */
const COMMAND_TIMEOUT_MS = 120_000;

/**
 * Measures posting into a thread that has `size` comments at the beginning: an empty one is made
 * for each round, a long one is used by all of them. Throws unless afterwards the database has
 * exactly the comments that were acknowledged.
 */
export async function measurePosting(size: number, setting: Setting): Promise<PostingFigures> {
  const { writers, texts, say } = setting;
  const make = () => makeDiscussion(size, writers, texts);
  const shared = size === 0 ? undefined : await make();
  const warmUp = await makeDiscussion(0, writers, texts);
  await write('formAndAction', warmUp, warmUp, WARM_UP_SECONDS, setting);
  const figures: [Way, Posting][] = [];
  for (const way of WAYS) {
    const rounds: Posting[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const discussion = shared ?? (await make());
      const before = await countComments(discussion.threadId);
      const posting = await write(way, discussion, warmUp, SECONDS, setting);
      await assertKept(discussion, before + posting.count);
      rounds.push(posting);
      say(
        `  round ${round}, ${way}: ${posting.perSecond.toFixed(0)} comments/s, p99 ${posting.p99.toFixed(0)} ms, ${posting.count} acknowledged and found`,
      );
    }
    figures.push([way, middle(rounds)]);
  }
  return Object.fromEntries(figures) as PostingFigures;
}

async function write(
  way: Way,
  discussion: Discussion,
  warmUp: Discussion,
  seconds: number,
  { site, cores, writers, texts }: Setting,
): Promise<Posting> {
  if (way === 'command')
    return await writeByCommand({ seconds, writers, discussion, warmUp, texts }, cores);
  const loadForm = way === 'formAndAction';
  const task = { site: site.url, seconds, writers, discussion, texts, loadForm };
  const { result, ms } = await withProcessorMs(site.processes, () => writeByForm(task));
  return { ...result, processor: ms === undefined ? undefined : ms / result.count };
}

/** The command runs where the site would run it: in a process on the server's core. */
async function writeByCommand(task: Task, cores: Cores | undefined): Promise<Posting> {
  const program = await startProgram({
    args: ['--conditions=react-server', join(import.meta.dirname, 'command-writers.ts')],
    input: JSON.stringify(task),
    until: /^posting (.*)$/,
    timeoutMs: COMMAND_TIMEOUT_MS,
    onStart: (pid) => {
      if (cores) pin([pid], cores.server);
    },
  });
  await program.stop();
  return JSON.parse(program.ready[1] ?? '') as Posting;
}

async function countComments(threadId: string): Promise<number> {
  return await db.comment.count({ where: { threadId } });
}

/** Every acknowledged comment is there, counted by the thread, and numbered without a gap. */
async function assertKept({ threadId }: Discussion, expected: number): Promise<void> {
  const count = await countComments(threadId);
  const thread = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
  const { commentCount, lastNumber } = thread;
  if (count !== expected || commentCount !== expected || lastNumber !== expected) {
    throw new Error(
      `${expected} comments were acknowledged; the thread has ${count}, counts ${commentCount} and has numbered ${lastNumber}.`,
    );
  }
}

function middle(rounds: readonly Posting[]): Posting {
  return {
    count: rounds.reduce((sum, { count }) => sum + count, 0),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
    processor: medianOf(rounds.map(({ processor }) => processor)),
  };
}
