import { beforeAll, describe, expect, it } from 'vitest';
import { makeComment, makeEssay, makePerson, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { giveReaction } from '../commands/give-reaction.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import type { CommentView } from '../views.ts';
import { findRanking } from './rankings.ts';
import { readFirstWindow, readHelpfulPart } from './thread-windows.ts';
import { findThread, type Thread } from './threads.ts';

testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');
const ROOTS = 64;
const PEOPLE = 6;

let essay: { id: string; slug: string; threadId: string };
let people: { personId: string; name: string }[];
const roots: { id: string; number: number }[] = [];

beforeAll(async () => {
  essay = await makeEssay();
  people = await Promise.all(Array.from({ length: PEOPLE }, () => makePerson()));
  const by = await makePerson();
  for (let made = 0; made < ROOTS; made += 1) {
    roots.push(await makeComment({ essayId: essay.id, by }));
  }
});

/** Root `number` is helpful to so many people, no more and no fewer. */
async function makeHelpful(number: number, times: number): Promise<void> {
  const root = roots.find((each) => each.number === number);
  for (const [index, { personId }] of people.entries()) {
    must(
      await giveReaction({
        commentId: root?.id ?? '',
        personId,
        kind: 'helpful',
        wanted: index < times,
        now: NOW,
      }),
    );
  }
}

async function thread(): Promise<Thread> {
  const found = await findThread(essay.slug);
  if (!found) throw new Error('the essay is published');
  return found;
}

const numbers = (comments: CommentView[]) => comments.map(({ number }) => number);

describe('paging through the most helpful', () => {
  it('shows every root exactly once while the order changes under it', async () => {
    for (const [number, times] of [
      [40, 3],
      [7, 2],
      [64, 2],
      [12, 1],
    ] as const) {
      await makeHelpful(number, times);
    }
    const edition = await makeRanking(essay.threadId, NOW);
    const { view: first } = await readFirstWindow(await thread(), 'helpful', edition);
    expect(numbers(first.comments).slice(0, 5)).toEqual([40, 7, 64, 12, 1]);

    const seen = numbers(first.comments);
    let next = first.next;
    for (let k = 2; next !== null; k += 1) {
      expect(next).toBe(`/essays/${essay.slug}/helpful/${edition.edition}/${k}`);
      // What was at the end comes to the front, what led falls back, and a new edition is made.
      await makeHelpful(ROOTS - k, PEOPLE);
      await makeHelpful(40, 3 - Math.min(k, 3));
      const newer = await makeRanking(essay.threadId, NOW);
      expect(newer.edition).toBeGreaterThan(edition.edition);

      const kept = await findRanking(essay.threadId, edition.edition);
      if (!kept) throw new Error('the edition is kept while somebody pages through it');
      const { view } = await readHelpfulPart(await thread(), kept, k);
      seen.push(...numbers(view?.comments ?? []));
      next = view?.next ?? null;
    }
    expect(seen).toHaveLength(ROOTS);
    expect(new Set(seen).size).toBe(ROOTS);

    const latest = await makeRanking(essay.threadId, NOW);
    const { view: anew } = await readFirstWindow(await thread(), 'helpful', latest);
    expect(numbers(anew.comments).slice(0, 4)).toEqual([57, 58, 59, 60]);
  });

  it('makes no new edition when only counts changed and not their order', async () => {
    const before = await makeRanking(essay.threadId, NOW);
    await makeHelpful(7, 3);
    expect(await makeRanking(essay.threadId, NOW)).toEqual(before);
  });
});
