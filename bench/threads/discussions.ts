import { MAX_DEPTH } from '#lib/comments/rules.ts';
import { newId } from '#lib/kernel/ids.ts';
import { makeEssay } from '#lib/testing/factories.ts';
import { readSampleDiscussion, readStarterEssay } from '#prisma/seed/content.ts';
import type { PlannedThread } from '../plan.ts';
import { generateTexts } from './generate-texts.ts';
import { type GeneratedThread, generateThread } from './generate-thread.ts';
import { loadPeople, type Member } from './load-people.ts';
import { loadThread, settleDatabase } from './load-thread.ts';

/** An essay that is commented on. */
export type Discussion = PlannedThread & {
  essayId: string;
  threadId: string;
  slug: string;
  roots: number;
  /** Comments in it that can be answered: all, or some of very many. */
  ids: string[];
  /** A comment as deep as the thread goes. */
  deep: { id: string; number: number } | undefined;
  /** The root with the largest tree, and a number in the middle of that tree. */
  branch: { root: number; middle: number } | undefined;
};

/** What threads are made from. */
export type Stock = { members: readonly Member[]; texts: readonly string[]; now: Date };

/** How long loading took (s). */
export type Loaded = { discussion: Discussion; seconds: number };

/** The same threads at every run. */
const SEED = 20_261_122;
const MEMBERS = 400;
const TEXTS = 200;
/** Of a million ids the bench keeps some. */
const MOST_IDS = 10_000;

/** Makes the people and the texts of all threads. */
export async function makeStock(now: Date): Promise<Stock> {
  return { members: await loadPeople(MEMBERS, now), texts: await benchTexts(), now };
}

/** Texts such as people write: those of the sample discussion, and mixtures of them. */
export async function benchTexts(): Promise<string[]> {
  const { comments } = await readSampleDiscussion();
  // A deleted one has no text, and nobody can post that.
  const written = comments.map(({ body }) => body).filter((body) => body !== '');
  return generateTexts(SEED, written, TEXTS);
}

/** Loads the planned threads, each under an essay of its own with the text of the first essay. */
export async function loadDiscussions(
  planned: readonly PlannedThread[],
  stock: Stock,
  say: (line: string) => void,
): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (const plan of planned) {
    const began = performance.now();
    const discussion = await loadDiscussion(plan, stock);
    const seconds = (performance.now() - began) / 1000;
    say(`  ${plan.shape}, ${plan.size} comments: ${seconds.toFixed(1)} s`);
    loaded.push({ discussion, seconds });
  }
  await settleDatabase();
  return loaded;
}

/** A new essay without a comment. */
export async function emptyDiscussion(now: Date): Promise<Discussion> {
  const essay = await newEssay('An essay nobody has answered', now);
  return {
    ...essay,
    shape: 'mixed',
    size: 0,
    roots: 0,
    ids: [],
    deep: undefined,
    branch: undefined,
  };
}

async function loadDiscussion({ shape, size }: PlannedThread, stock: Stock): Promise<Discussion> {
  const { members, texts, now } = stock;
  const order = { seed: SEED, shape, size, writers: members.length, texts: texts.length };
  const thread = generateThread(order);
  const essay = await newEssay(`${size} comments, ${shape}`, now);
  const ids = await loadThread({ threadId: essay.threadId, thread, ...stock });
  return {
    ...essay,
    shape,
    size,
    roots: thread.roots,
    ids: ids.filter((_, index) => index % Math.ceil(size / MOST_IDS) === 0),
    deep: deepest(thread, ids),
    branch: largestBranch(thread),
  };
}

async function newEssay(title: string, now: Date) {
  const { source } = await readStarterEssay();
  // The title has an id, so that its address is new.
  const { id, slug, threadId } = await makeEssay({ title: `${title} ${newId()}`, source, now });
  return { essayId: id, threadId, slug };
}

/** The last comment at the depth cap, or the deepest there is. */
function deepest({ depth, size }: GeneratedThread, ids: readonly string[]) {
  let number = size;
  for (let at = size; at >= 1 && depth[number] !== MAX_DEPTH; at -= 1) {
    if ((depth[at] ?? 0) > (depth[number] ?? 0)) number = at;
  }
  const id = ids[number - 1];
  return id === undefined ? undefined : { id, number };
}

function largestBranch({ size, ordinal, parent, descendants }: GeneratedThread) {
  const rootOf = new Uint32Array(size + 1);
  let root = 1;
  for (let number = 1; number <= size; number += 1) {
    const above = parent[number] ?? 0;
    rootOf[number] = above === 0 ? number : (rootOf[above] ?? 0);
    const isRoot = ordinal[number] !== 0;
    if (isRoot && (descendants[number] ?? 0) > (descendants[root] ?? 0)) root = number;
  }
  const replies: number[] = [];
  for (let number = root + 1; number <= size; number += 1) {
    if (rootOf[number] === root) replies.push(number);
  }
  const middle = replies[Math.floor(replies.length / 2)];
  return middle === undefined ? undefined : { root, middle };
}
