import type pg from 'pg';
import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { SECOND } from '#lib/kernel/time.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import { type Columns, copyRows, escapeText } from './copy-rows.ts';
import { branchOf, type GeneratedThread } from './generate-thread.ts';
import type { Member } from './load-people.ts';

export type LoadOrder = {
  /** An empty thread of an essay that is published. */
  threadId: string;
  thread: GeneratedThread;
  /** Whoever writes and reacts: as many as the thread was made for. */
  members: readonly Member[];
  texts: readonly string[];
  /** When the last comment was written; the others each ten seconds before the next. */
  now: Date;
};

/** Between two comments. */
const A_COMMENT_EVERY = 10 * SECOND;

/** A number of the thread with its row's id, and what else the columns need. */
type Row = { number: number; id: string };
type PersonaRow = { id: string; member: Member };
type ReactionRow = { commentId: string; personId: string; kind: 'helpful' | 'same' };

/**
 * Loads a generated thread into the database in one transaction: comments, personas with their
 * owners, reactions, and all that is counted, as if it had been written comment by comment. Gives
 * the comments' ids; the one at [n - 1] is number n.
 */
export async function loadThread(order: LoadOrder): Promise<string[]> {
  const { thread, members, threadId } = order;
  const ids = Array.from({ length: thread.size }, newId);
  const personas = members.map((member) => ({ id: newId(), member }));
  const client = await databasePool().connect();
  try {
    await client.query('BEGIN');
    await copyRows(client, 'persona', personaColumns(order), personas);
    await copyRows(client, 'persona_owner', ownerColumns(threadId), personas);
    await copyRows(client, 'comment', commentColumns(order, ids, personas), rowsOf(ids));
    await copyRows(client, 'reaction', reactionColumns(order.now), reactionsOf(order, ids));
    await countThread(client, threadId, thread);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return ids;
}

/** Has PostgreSQL take note of what was loaded, as it does by itself after a while. */
export async function settleDatabase(): Promise<void> {
  await db.$executeRaw`VACUUM (ANALYZE)`;
}

function personaColumns({ threadId, now }: LoadOrder): Columns<PersonaRow> {
  return [
    ['id', ({ id }) => id],
    ['thread_id', () => threadId],
    ['kind', () => 'member'],
    ['name', ({ member }) => escapeText(member.name)],
    ['created_at', () => now.toISOString()],
  ];
}

function ownerColumns(threadId: string): Columns<PersonaRow> {
  return [
    ['persona_id', ({ id }) => id],
    ['person_id', ({ member }) => member.id],
    ['thread_id', () => threadId],
  ];
}

/** Every column of a comment that is not empty; the one place that knows them. */
function commentColumns(
  { thread, texts, threadId, now }: LoadOrder,
  ids: readonly string[],
  personas: readonly PersonaRow[],
): Columns<Row> {
  const written = now.getTime();
  const bodies = texts.map(escapeText);
  const htmls = texts.map((text) => escapeText(renderComment(text)));
  const idOf = (number: number | undefined) => (number ? (ids[number - 1] ?? null) : null);
  const count = (column: ArrayLike<number>) => (row: Row) => String(column[row.number] ?? 0);
  const oneOf = <T>(list: readonly T[], column: Uint16Array, { number }: Row) =>
    list[column[number] ?? 0];
  return [
    ['id', ({ id }) => id],
    ['thread_id', () => threadId],
    ['persona_id', (row) => oneOf(personas, thread.writer, row)?.id ?? null],
    ['number', ({ number }) => String(number)],
    ['parent_id', ({ number }) => idOf(thread.parent[number])],
    ['answers_id', ({ number }) => idOf(thread.answers[number])],
    ['path', ({ number }) => pathOf(thread, number)],
    ['depth', count(thread.depth)],
    ['root_ordinal', ({ number }) => (thread.ordinal[number] ? `${thread.ordinal[number]}` : null)],
    ['reply_count', count(thread.replies)],
    ['descendant_count', count(thread.descendants)],
    ['helpful_count', count(thread.helpful)],
    ['same_count', count(thread.same)],
    ['body', (row) => oneOf(bodies, thread.text, row) ?? null],
    ['html', (row) => oneOf(htmls, thread.text, row) ?? null],
    [
      'written_at',
      ({ number }) => new Date(written - (thread.size - number) * A_COMMENT_EVERY).toISOString(),
    ],
  ];
}

function reactionColumns(now: Date): Columns<ReactionRow> {
  return [
    ['comment_id', ({ commentId }) => commentId],
    ['person_id', ({ personId }) => personId],
    ['kind', ({ kind }) => kind],
    ['given_at', () => now.toISOString()],
  ];
}

function* rowsOf(ids: readonly string[]): Generator<Row> {
  for (const [index, id] of ids.entries()) yield { number: index + 1, id };
}

/** As many members as the counts say, beginning with another one at each comment. */
function* reactionsOf(
  { thread, members }: LoadOrder,
  ids: readonly string[],
): Generator<ReactionRow> {
  for (const { number, id: commentId } of rowsOf(ids)) {
    for (const kind of ['helpful', 'same'] as const) {
      for (let given = 0; given < (thread[kind][number] ?? 0); given += 1) {
        const personId = members[(number + given) % members.length]?.id;
        if (personId) yield { commentId, personId, kind };
      }
    }
  }
}

/** The path as bytea in hexadecimal: four bytes for each level (lib/kernel/path.ts). */
function pathOf(thread: GeneratedThread, number: number): string {
  const segments = branchOf(thread, number).map((each) => each.toString(16).padStart(8, '0'));
  return `\\\\x${segments.join('')}`;
}

async function countThread(
  client: pg.ClientBase,
  threadId: string,
  { size, roots }: GeneratedThread,
): Promise<void> {
  await client.query(
    'UPDATE thread SET last_number = $2, comment_count = $2, root_count = $3 WHERE id = $1',
    [threadId, size, roots],
  );
}
