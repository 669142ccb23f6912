import {
  type AddedComment,
  addComments,
  type NewEntry,
} from '#lib/comments/commands/add-comments.ts';
import { lockThread } from '#lib/comments/commands/lock-thread.ts';
import { recountThread } from '#lib/comments/commands/recount-thread.ts';
import { newId } from '#lib/kernel/ids.ts';
import { later, SECOND } from '#lib/kernel/time.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import { makeEssay } from './factories.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');

type MadeThread = { id: string; slug: string; threadId: string };

/**
 * An essay with a thread of one comment for each of `answers`, which answers an earlier one (by its
 * index, from 0) or the essay.
 */
export async function makeThread(
  answers: (number | null)[],
  held: (index: number) => boolean = () => false,
): Promise<MadeThread & { added: AddedComment[] }> {
  const essay = await makeEssay();
  const persona = newId();
  await db.persona.create({
    data: { id: persona, threadId: essay.threadId, kind: 'imported', name: 'Ann', createdAt: NOW },
  });
  const entries: NewEntry[] = answers.map((answered, index) => ({
    key: `${index}`,
    personaId: persona,
    answers: answered === null ? null : `${answered}`,
    body: `Comment ${index + 1}.`,
    writtenAt: later(NOW, index * SECOND),
    heldAt: held(index) ? NOW : null,
    importId: null,
  }));
  const added = await db.$transaction(async (tx) => {
    const thread = await lockThread(tx, essay.id);
    if (!thread) throw new Error('no thread');
    return addComments(tx, thread, entries, new Map());
  });
  return { ...essay, added };
}

/** People who wrote a large thread: so many that looking them all up would be seen in a plan. */
const PERSONAS = 2_000;

/** As many comments as `makeThread` would take minutes for, by SQL. */
export type LargeThread = MadeThread & {
  /** Number of the first comment of a chain that goes down to the depth cap and on. */
  chain: number;
  /** Number of a root with `replies` direct replies; the first of them is the next number. */
  crowd: number;
  /** Number of the first of the other roots. */
  rest: number;
  rootCount: number;
  lastNumber: number;
};

/** A thread with a chain of 30, one root with `replies` replies, and `roots` roots with two replies each. */
export async function makeLargeThread(replies: number, roots: number): Promise<LargeThread> {
  const chainLength = 30;
  const { id, slug, threadId } = await makeThread(
    Array.from({ length: chainLength }, (_, index) => (index === 0 ? null : index - 1)),
  );
  const pool = databasePool();
  const crowd = chainLength + 1;
  const rest = crowd + replies + 1;
  const lastNumber = rest + 3 * roots - 1;
  await pool.query(
    `INSERT INTO persona (id, thread_id, kind, name, created_at)
     SELECT gen_random_uuid(), $1, 'member', 'Person ' || n, now() FROM generate_series(1, $2::int) n`,
    [threadId, PERSONAS],
  );
  await pool.query(
    `WITH people AS (
       SELECT array_agg(id) AS ids FROM persona WHERE thread_id = $1 AND kind = 'member'
     ), placed AS (
       SELECT n AS number, CASE
           WHEN n = $2 THEN NULL
           WHEN n < $3 THEN $2
           WHEN (n - $3) % 3 = 0 THEN NULL
           ELSE n - (n - $3) % 3
         END AS parent
       FROM generate_series($2::int, $4::int) n
     )
     INSERT INTO comment (id, thread_id, persona_id, number, path, depth, body, html, written_at)
     SELECT gen_random_uuid(), $1, people.ids[1 + number % $5::int], number,
       coalesce(int4send(parent), ''::bytea) || int4send(number),
       CASE WHEN parent IS NULL THEN 0 ELSE 1 END, 'x', '<p>x</p>', now()
     FROM placed, people`,
    [threadId, crowd, rest, lastNumber, PERSONAS],
  );
  await pool.query(
    `UPDATE comment c SET parent_id = p.id, answers_id = p.id FROM comment p
     WHERE c.thread_id = $1 AND p.thread_id = $1 AND c.depth = 1 AND c.number >= $2
       AND p.path = substring(c.path for 4)`,
    [threadId, crowd],
  );
  await db.$transaction(
    async (tx) => {
      await tx.thread.update({ where: { id: threadId }, data: { lastNumber } });
      await recountThread(tx, threadId);
    },
    { timeout: 60_000 },
  );
  await pool.query('VACUUM ANALYZE comment, persona, decision, thread, ranking');
  return { id, slug, threadId, chain: 1, crowd, rest, rootCount: 2 + roots, lastNumber };
}
