import { beforeAll, describe, expect, it } from 'vitest';
import { type Explained, explainQueries } from '#lib/testing/explain-queries.ts';
import { type LargeThread, makeLargeThread } from '#lib/testing/make-thread.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import { weighStances } from '../commands/weigh-stance.ts';
import { STANCES } from '../rules/stances.ts';
import { BRANCH_SIZE, FIRST_REPLIES, MAX_DEPTH, ROOTS_PER_WINDOW } from '../rules.ts';
import type { CommentView } from '../views.ts';
import { readBranch } from './branches.ts';
import { findComment, readCommentPage } from './comment-pages.ts';
import { readSinceWindow } from './since.ts';
import { readStands } from './stands.ts';
import { readFirstWindow, readHelpfulPart, readWindow } from './thread-windows.ts';
import { findThread, type Tagged, type Thread } from './threads.ts';
import { readVoicesWindow } from './voices.ts';

const { db, pool } = testDatabase();

const NOW = new Date('2026-11-23T09:00:00.000Z');

/** Twenty thousand replies below one root, a chain below the depth cap, five thousand other roots. */
const REPLIES = 20_000;
const ROOTS = 5_000;
const LOADING_MS = 120_000;

/** Of a list one more is read than is shown, to know whether there are more. */
const ONE_MORE = 1;

/** Rows of one statement that may be put in order: a page of them. */
const SORTED_AT_MOST = 2 * ROOTS_PER_WINDOW * (1 + FIRST_REPLIES + ONE_MORE);

/** Next keeps at most 128 tags of a page, and adds some of its own for the route and the address. */
const TAGS_AT_MOST = 128 - 12;

let large: LargeThread;
let thread: Thread;

beforeAll(async () => {
  large = await makeLargeThread(REPLIES, ROOTS);
  // As many as are ranked, and more.
  await pool.query(
    `UPDATE comment SET helpful_count = 1 + number % 50
     WHERE thread_id = $1 AND depth = 0 AND number % 2 = 0`,
    [large.threadId],
  );
  await pool.query(
    `UPDATE comment SET stance = CASE WHEN number % 3 = 0 THEN 'left' ELSE 'planning' END::stance
     WHERE thread_id = $1 AND number % 3 < 2`,
    [large.threadId],
  );
  await db.$transaction((tx) => weighStances(tx, large.threadId));
  await fillSite();
  const found = await findThread(large.slug);
  if (!found) throw new Error('no thread');
  thread = found;
}, LOADING_MS);

/** What else stands in a site: a small table is read whole, and that would hide what grows with it. */
async function fillSite(): Promise<void> {
  await pool.query(`
    INSERT INTO essay (id, slug, byline, latest_revision, created_at, updated_at)
    SELECT gen_random_uuid(), 'other-' || n, 'A', 1, now(), now() FROM generate_series(1, 3000) n`);
  await pool.query(`
    INSERT INTO essay_revision
      (essay_id, number, title, title_key, summary, source, html, headings, words, created_at)
    SELECT id, 1, slug, slug, '', '', '', '[]', 0, now() FROM essay WHERE slug LIKE 'other-%'`);
  await pool.query(`
    INSERT INTO thread (id, essay_id, opened_at)
    SELECT gen_random_uuid(), id, now() FROM essay WHERE slug LIKE 'other-%'`);
  await pool.query(`
    INSERT INTO ranking (thread_id, edition, root_count, ordinals, made_at)
    SELECT id, 1, 0, '{}', now() FROM thread`);
  await pool.query(`
    INSERT INTO decision (id, kind, explanation, decided_at, decided_by_role)
    SELECT gen_random_uuid(), 'release', '', now(), 'moderator' FROM generate_series(1, 3000)`);
  await pool.query('VACUUM ANALYZE');
}

/** Fails for a statement that reads a whole table or puts much in order. */
function expectIndexesOnly({ sql, steps, genericSteps }: Explained, mostRows: number): void {
  for (const step of [...steps, ...genericSteps]) {
    expect(step.type, `${step.table} in ${sql}`).not.toMatch(/Seq Scan|Hash/);
    expect(step.rows, `${step.type} ${step.table} in ${sql}`).toBeLessThanOrEqual(mostRows);
    expect(step.removed, `${step.type} ${step.table} in ${sql}`).toBeLessThanOrEqual(mostRows);
  }
}

type Case = {
  name: string;
  read: () => Promise<Tagged<{ comments: CommentView[] } | null>>;
  /** Statements it takes. */
  statements: number;
  /** Comments it shows, ancestors among them. */
  shows: number;
  /** Lists of which one more is read than is shown. */
  lists: number;
};

const oldest = (k: number) => () => readWindow(thread, 'oldest', k);
const CASES: Case[] = [
  {
    name: 'the first page, with the chain and the crowd',
    read: () => readFirstWindow(thread, 'oldest', null),
    statements: 1,
    shows: 2 * (1 + FIRST_REPLIES) + (ROOTS_PER_WINDOW - 2) * 3,
    lists: 2,
  },
  { name: 'page 250', read: oldest(250), statements: 1, shows: ROOTS_PER_WINDOW * 3, lists: 0 },
  {
    name: 'the first page of the newest',
    read: () => readFirstWindow(thread, 'newest', null),
    statements: 1,
    shows: (ROOTS_PER_WINDOW + 2) * 3,
    lists: 0,
  },
  {
    name: 'the newest, window 7',
    read: () => readWindow(thread, 'newest', 7),
    statements: 1,
    shows: ROOTS_PER_WINDOW * 3,
    lists: 0,
  },
  {
    name: 'the beginning of the crowd',
    read: () => readBranch(thread, large.crowd),
    statements: 2,
    shows: BRANCH_SIZE,
    lists: 1,
  },
  {
    name: 'the middle of the crowd',
    read: () => readBranch(thread, large.crowd + REPLIES / 2),
    statements: 3,
    shows: BRANCH_SIZE + 1,
    lists: 1,
  },
  {
    name: 'below the depth cap',
    read: () => readBranch(thread, 20),
    statements: 3,
    shows: 11 + MAX_DEPTH,
    lists: 0,
  },
  {
    name: 'what came after the middle',
    read: () => readSinceWindow(thread, 10_000),
    statements: 1,
    shows: BRANCH_SIZE,
    lists: 1,
  },
  {
    name: 'the first voices of those who left',
    read: () => readVoicesWindow(thread, 'left', 0),
    statements: 1,
    shows: BRANCH_SIZE,
    lists: 1,
  },
  {
    name: 'voices from the middle on',
    read: () => readVoicesWindow(thread, 'planning', 17_000),
    statements: 1,
    shows: BRANCH_SIZE,
    lists: 1,
  },
];

const flat = (comments: CommentView[]): CommentView[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);

describe('a thread of 35,000 comments', () => {
  it.each(CASES)('is read no further than it is shown: $name', async (each) => {
    const { result, statements } = await explainQueries(each.read);
    expect(statements).toHaveLength(each.statements);
    const rows = statements.filter(({ sql }) => sql.includes('c.html'));
    const read = rows.reduce((sum, statement) => sum + statement.rows, 0);
    expect(read).toBe(each.shows + each.lists * ONE_MORE);
    const ancestors = flat((result.view as { ancestors?: CommentView[] }).ancestors ?? []).length;
    expect(flat(result.view?.comments ?? []).length + ancestors).toBe(each.shows);
    for (const statement of statements) expectIndexesOnly(statement, SORTED_AT_MOST);
  });

  it('is found by its address in one row', async () => {
    const { statements } = await explainQueries(() => findThread(large.slug));
    expect(statements.map(({ rows }) => rows)).toEqual([1]);
    for (const statement of statements) expectIndexesOnly(statement, 1);
  });

  it('shows a comment with 20,000 replies on its own page no differently', async () => {
    const { id } = await db.comment.findUniqueOrThrow({
      where: { threadId_number: { threadId: large.threadId, number: large.crowd } },
    });
    const found = await findComment(id);
    if (!found) throw new Error('no comment');
    const { result, statements } = await explainQueries(() => readCommentPage(found));
    expect(result.view?.comment.replies).toHaveLength(BRANCH_SIZE - 1);
    expect(result.view?.next).toBe(`/essays/${large.slug}/from/${large.crowd + BRANCH_SIZE}`);
    expect(statements.map(({ rows }) => rows)).toEqual([BRANCH_SIZE + ONE_MORE]);
    for (const statement of statements) expectIndexesOnly(statement, SORTED_AT_MOST);
  });

  it('counts who stands where in one statement, once for all pages that say it', async () => {
    const start = performance.now();
    const stands = await readStands(thread.id);
    // About 60 ms where nothing else runs.
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(stands.shared.map(({ stance }) => stance)).toEqual(['planning', 'left']);
    expect(stands.others).toBeNull();
    const { statements } = await explainQueries(() => readStands(thread.id));
    expect(statements.map(({ rows }) => rows)).toEqual([2]);
  });

  it('finds out whether five say the same by the first of them', async () => {
    const { statements } = await explainQueries(() => weighStances(db, thread.id));
    expect(statements).toHaveLength(STANCES.length);
    for (const { steps } of statements) {
      for (const { rows, removed } of steps) {
        expect(rows).toBeLessThanOrEqual(SORTED_AT_MOST);
        // Comments that say nothing may stand before the first that does.
        expect(removed).toBeLessThanOrEqual(1_000);
      }
    }
  });

  it('is ranked by one range of an index, and no further than is ever ranked', async () => {
    const ranking = await makeRanking(thread.id, NOW);
    expect(ranking.ordinals).toHaveLength(1_000);
    const { statements } = await explainQueries(() => makeRanking(thread.id, NOW));
    expect(statements.map(({ rows }) => rows)).toEqual([1]);
    for (const statement of statements) expectIndexesOnly(statement, 1_000);
    for (const k of [2, 101, 400]) {
      const part = await explainQueries(() => readHelpfulPart(thread, ranking, k));
      expect(part.statements).toHaveLength(1);
      expect(part.result.view?.comments).toHaveLength(ROOTS_PER_WINDOW);
      for (const statement of part.statements) expectIndexesOnly(statement, SORTED_AT_MOST);
    }
  });
});

describe('the tags of a page', () => {
  it('are those of what it shows, and fewer than Next keeps', async () => {
    for (const { name, read } of CASES) {
      const { tags } = await read();
      expect(tags.length, name).toBeLessThanOrEqual(TAGS_AT_MOST);
      expect(new Set(tags).size, name).toBe(tags.length);
    }
  });

  it('fit at the largest window there can be', async () => {
    // Nineteen roots, each with its first replies: the newest while the last window is not full.
    const roots = 5_009;
    const { rows } = await pool.query<{ rootCount: number }>(
      'SELECT root_count AS "rootCount" FROM thread WHERE id = $1',
      [thread.id],
    );
    expect(rows[0]?.rootCount).toBeLessThan(roots);
    const full = await readFirstWindow({ ...thread, rootCount: 4_999 }, 'newest', null);
    expect(full.view.comments).toHaveLength(19);
    const shown = flat(full.view.comments).length;
    const missing = 19 * (1 + FIRST_REPLIES) - shown;
    expect(full.tags.length + missing).toBeLessThanOrEqual(TAGS_AT_MOST);
  });
});
