import { SECOND } from '#lib/kernel/time.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';

/** Jobs that tell the hub of a feed. */
export const PING_ESSAYS = 'ping-hub-essays';
export const PING_GUIDE = 'ping-hub-guide';
export const PING_COMMENTS = 'ping-hub-comments';

/** A touch is written before it is committed: what is younger than this is left for the next look (ms). */
const SETTLES = 5 * SECOND;

/** Touches that are looked through at once; what is left is for the next look. */
const MOST_TOUCHES = 5_000;

/** Discussions of which the hub is told after one look: more than change in a minute. */
const MOST_DISCUSSIONS = 200;

// Tags as lib/essays, lib/guide and lib/comments name them.
const TAGS = /^(?:(essays)|(guide)|latest:([0-9a-f-]{36})|comment:([0-9a-f-]{36})|(\*))$/;

/**
 * Looks which feeds have changed since the last look, and puts a job down for each that tells the
 * hub: once, however often it changed. What changed before the first look of all is not told.
 */
export async function findChanges(): Promise<void> {
  await db.$transaction(async (tx) => {
    const [watch] = await tx.$queryRaw<{ seen: string }[]>`
      SELECT seen_until::text AS seen FROM feed_watch FOR UPDATE`;
    const [{ until } = { until: '' }] = await tx.$queryRaw<{ until: string }[]>`
      SELECT (clock_timestamp() - ${SETTLES} * interval '1 millisecond')::text AS until`;
    const touches = watch ? await touchesBetween(tx, watch.seen, until) : [];
    // More than that at once: the next look begins where this one ends.
    const last = touches.length >= MOST_TOUCHES ? touches.at(-1)?.at : undefined;
    await tx.$executeRaw`
      INSERT INTO feed_watch (seen_until) VALUES (${last ?? until}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET seen_until = excluded.seen_until`;
    await putDown(
      tx,
      touches.map(({ tag }) => tag),
    );
  });
}

function touchesBetween(tx: Transaction, from: string, until: string) {
  return tx.$queryRaw<{ tag: string; at: string }[]>`
    SELECT tag, touched_at::text AS at FROM cache_touch
    WHERE touched_at > ${from}::timestamptz AND touched_at <= ${until}::timestamptz
    ORDER BY touched_at FETCH FIRST ${MOST_TOUCHES} ROWS WITH TIES`;
}

async function putDown(tx: Transaction, tags: string[]): Promise<void> {
  const names = { essays: false, guide: false };
  const threads: string[] = [];
  const comments: string[] = [];
  for (const tag of tags) {
    const [, essays, guide, thread, comment, all] = TAGS.exec(tag) ?? [];
    if (essays ?? all) names.essays = true;
    if (guide ?? all) names.guide = true;
    if (thread) threads.push(thread);
    if (comment) comments.push(comment);
  }
  if (names.essays) await ask(tx, PING_ESSAYS);
  if (names.guide) await ask(tx, PING_GUIDE);
  const essays = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.id FROM thread t JOIN essay e ON e.id = t.essay_id
    WHERE e.published_revision IS NOT NULL AND t.id IN (
      SELECT unnest(${threads}::uuid[])
      UNION SELECT thread_id FROM comment WHERE id = ANY(${comments}::uuid[])
    ) LIMIT ${MOST_DISCUSSIONS}`;
  for (const { id } of essays) await ask(tx, PING_COMMENTS, id);
}

function ask(tx: Transaction, task: string, essayId?: string): Promise<void> {
  return enqueue(tx, {
    task,
    ids: essayId ? { essay: essayId } : {},
    // At once: any moment that is over.
    runAt: new Date(0),
    key: essayId ? `${task}:${essayId}` : task,
  });
}
