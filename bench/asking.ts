import { threadTag } from '#lib/comments/tags.ts';
import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { writeByForm } from './form-writers.ts';
import { CONNECTIONS } from './load.ts';
import { type Discussion, makeDiscussion, type Writer } from './prepare.ts';
import { type DatabaseServer, statementsDuring } from './statement-log.ts';
import { percentile } from './statistics.ts';

/** A page that had to be rendered anew: how long it took (ms) and what it asked of the database. */
export type Miss = { p50: number; p99: number; queries: number };

/** What reading and posting ask of the database, in statements. */
export type Asking = {
  /** A page from the cache; 0 is what is wanted. */
  hit: number;
  /** The page after somebody has commented. */
  afterComment: Miss;
  /** The page when nothing at all is kept, as after a start. */
  fromNothing: Miss;
  /** A comment posted by the form. */
  post: number;
};

const HITS = 1_000;
const MISSES = 100;
const MISSES_COUNTED = 20;
const COUNTED_SECONDS = 1;
/** The site hears of a touch within milliseconds, and within a second in any case. */
const LONGEST_DEAF_MS = 5_000;

type Setting = {
  site: string;
  /** The essay's address. */
  url: string;
  threadId: string;
  database: DatabaseServer;
  writers: readonly Writer[];
  texts: readonly string[];
};

/** Counts what the site asks its database, and times what it renders anew. */
export async function measureAsking(setting: Setting): Promise<Asking> {
  const { url, database, threadId, writers, texts } = setting;
  await fetchBytes(url, {});
  const hits = await statementsDuring(database, () => readOften(url));
  const discussion = await makeDiscussion(0, writers, texts);
  return {
    hit: hits.statements.length / HITS,
    afterComment: await measureMiss(url, threadTag(threadId), database),
    fromNothing: await measureMiss(url, EVERYTHING, database),
    post: await countPost(setting, discussion),
  };
}

async function readOften(url: string): Promise<void> {
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, index) => {
      for (let done = index; done < HITS; done += CONNECTIONS) await fetchBytes(url, {});
    }),
  );
}

async function measureMiss(url: string, tag: string, database: DatabaseServer): Promise<Miss> {
  const took: number[] = [];
  for (let done = 0; done < MISSES; done += 1) took.push(await miss(url, tag));
  const { statements } = await statementsDuring(database, async () => {
    for (let done = 0; done < MISSES_COUNTED; done += 1) await miss(url, tag);
  });
  const queries = statements.length / MISSES_COUNTED;
  return { p50: percentile(took, 50), p99: percentile(took, 99), queries };
}

/** Has the site forget what carries a tag and asks for the page. Gives the time that took. */
async function miss(url: string, tag: string): Promise<number> {
  await touch([tag]);
  const began = performance.now();
  for (;;) {
    const from = performance.now();
    const answer = await fetchBytes(url, {});
    if (answer.header('x-nextjs-cache') === 'MISS') return performance.now() - from;
    if (from - began > LONGEST_DEAF_MS) throw new Error('The site does not hear of a touch.');
  }
}

async function countPost(setting: Setting, discussion: Discussion): Promise<number> {
  const { site, database, writers, texts } = setting;
  const task = { site, writers, discussion, texts, seconds: COUNTED_SECONDS, loadForm: false };
  const { result, statements } = await statementsDuring(database, () => writeByForm(task));
  return statements.length / result.count;
}
