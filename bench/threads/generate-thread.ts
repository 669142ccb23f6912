import { MAX_DEPTH } from '#lib/comments/rules.ts';
import { type Chance, pick, seededChance } from './seeded-random.ts';

/**
 * How the comments of a thread answer each other:
 * mixed: two thirds are replies, as in a discussion that lives;
 * one-root: everybody answers the first comment;
 * chain: each answers the one before it, past the depth cap;
 * roots: nobody answers anybody.
 */
export const SHAPES = ['mixed', 'one-root', 'chain', 'roots'] as const;
export type Shape = (typeof SHAPES)[number];

export type ThreadOrder = {
  seed: number;
  /** Comments. */
  size: number;
  shape: Shape;
  /** Among so many people and texts they are spread. */
  writers: number;
  texts: number;
};

/**
 * A thread as plain columns, each indexed by a comment's number (from 1; index 0 is the essay and
 * is 0 everywhere). Nobody has deleted anything and nothing is held, so every comment counts.
 */
export type GeneratedThread = {
  size: number;
  roots: number;
  /** Numbers of the comment it answers and of the one it stands under; 0 is the essay. */
  answers: Uint32Array;
  parent: Uint32Array;
  depth: Uint8Array;
  /** Which root of the thread it is, from 1; 0 for a reply. */
  ordinal: Uint32Array;
  /** Directly below it, and below it at any depth. */
  replies: Uint32Array;
  descendants: Uint32Array;
  /** From 0. */
  writer: Uint16Array;
  text: Uint16Array;
  /** People who said "Helpful" and "Same here". */
  helpful: Uint8Array;
  same: Uint8Array;
};

const ROOTS_OF_MIXED = 1 / 3;
/** Of the replies: to the last comment, as two who argue; to one of the last 40; else to any. */
const TO_THE_LAST = 0.25;
const TO_A_RECENT = 0.75;
const RECENT = 40;

/** One comment in ten is reacted to, by ever fewer people: half by one, a quarter by two … */
const REACTED_TO = 0.1;
const ONE_MORE = 0.5;
const MOST_REACTIONS = 20;

/** Makes a thread. The same order gives the same thread, on every machine. */
export function generateThread(order: ThreadOrder): GeneratedThread {
  const { size, shape, writers, texts } = order;
  const chance = seededChance(order.seed);
  const thread = empty(size);
  for (let number = 1; number <= size; number += 1) {
    const answered = answeredBy(shape, number, chance);
    thread.answers[number] = answered;
    place(thread, number, answered);
    thread.writer[number] = pick(chance, writers);
    thread.text[number] = pick(chance, texts);
    thread.helpful[number] = reactions(chance, writers);
    thread.same[number] = reactions(chance, writers);
  }
  countBelow(thread);
  return thread;
}

/** The numbers from the root of a comment's branch down to itself. */
export function branchOf({ parent }: GeneratedThread, number: number): number[] {
  const numbers: number[] = [];
  for (let at = number; at !== 0; at = parent[at] ?? 0) numbers.unshift(at);
  return numbers;
}

function empty(size: number): GeneratedThread {
  const numbers = () => new Uint32Array(size + 1);
  return {
    size,
    roots: 0,
    answers: numbers(),
    parent: numbers(),
    depth: new Uint8Array(size + 1),
    ordinal: numbers(),
    replies: numbers(),
    descendants: numbers(),
    writer: new Uint16Array(size + 1),
    text: new Uint16Array(size + 1),
    helpful: new Uint8Array(size + 1),
    same: new Uint8Array(size + 1),
  };
}

function answeredBy(shape: Shape, number: number, chance: Chance): number {
  if (number === 1) return 0;
  const last = number - 1;
  switch (shape) {
    case 'one-root':
      return 1;
    case 'chain':
      return last;
    case 'roots':
      return 0;
    case 'mixed': {
      if (chance() < ROOTS_OF_MIXED) return 0;
      const whom = chance();
      if (whom < TO_THE_LAST) return last;
      const among = whom < TO_A_RECENT ? Math.min(RECENT, last) : last;
      return last - pick(chance, among);
    }
  }
}

/** At the depth cap a reply stands beside what it answers (lib/comments/rules.ts, parentFor). */
function place(thread: GeneratedThread, number: number, answered: number): void {
  if (answered === 0) {
    thread.roots += 1;
    thread.ordinal[number] = thread.roots;
    return;
  }
  const depth = thread.depth[answered] ?? 0;
  thread.parent[number] = depth < MAX_DEPTH ? answered : (thread.parent[answered] ?? 0);
  thread.depth[number] = Math.min(depth + 1, MAX_DEPTH);
}

/** What answers a comment has a higher number, so that one pass from the end counts everything. */
function countBelow({ size, parent, replies, descendants }: GeneratedThread): void {
  for (let number = size; number >= 1; number -= 1) {
    const above = parent[number] ?? 0;
    if (above === 0) continue;
    replies[above] = (replies[above] ?? 0) + 1;
    descendants[above] = (descendants[above] ?? 0) + 1 + (descendants[number] ?? 0);
  }
}

function reactions(chance: Chance, writers: number): number {
  if (chance() >= REACTED_TO) return 0;
  const most = Math.min(MOST_REACTIONS, writers);
  let count = 1;
  while (count < most && chance() < ONE_MORE) count += 1;
  return count;
}
