import { beforeEach, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { makeThread } from '#lib/testing/make-thread.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { commentTag, latestTag, threadTag } from '../tags.ts';
import { readNewestComments } from './newest.ts';
import { findThread, type Thread } from './threads.ts';

const { db, pool, empty } = testDatabase();

beforeEach(empty);

async function threadAt(slug: string): Promise<Thread> {
  const thread = await findThread(slug);
  if (!thread) throw new Error('no thread');
  return thread;
}

it('has what all may read, the newest first, and says what each answers', async () => {
  const essay = await makeEssay();
  const by = await makePerson({ name: 'Somebody' });
  const root = await makeComment({ essayId: essay.id, by, body: 'Root.' });
  const reply = await makeComment({ essayId: essay.id, by, body: 'Reply.', answers: root.id });
  const [held, hidden, deleted] = [
    await makeComment({ essayId: essay.id, by, body: 'Held.' }),
    await makeComment({ essayId: essay.id, by, body: 'Hidden.' }),
    await makeComment({ essayId: essay.id, by, body: 'Deleted.' }),
  ];
  await makeComment({ essayId: essay.id, by, body: 'Below.', answers: deleted.id });
  const decision = newId();
  await db.comment.update({ where: { id: held.id }, data: { heldAt: new Date() } });
  await db.comment.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  await pool.query(
    `INSERT INTO decision (id, kind, comment_id, rule, explanation, decided_at, decided_by_role)
     VALUES ($1, 'hide', $2, 'hate', 'For a test.', now(), 'moderator')`,
    [decision, hidden.id],
  );
  await db.comment.update({ where: { id: hidden.id }, data: { hiddenById: decision } });
  const { view, tags } = await readNewestComments(await threadAt(essay.slug));
  expect(view.comments).toMatchObject([
    { number: 6, html: '<p>Below.</p>', answersId: deleted.id },
    { number: 2, html: '<p>Reply.</p>', author: 'Somebody', answersId: root.id },
    { number: 1, html: '<p>Root.</p>', answersId: null },
  ]);
  expect(JSON.stringify(view)).not.toContain(by.personId);
  expect(tags).toEqual([
    threadTag(essay.threadId),
    latestTag(essay.threadId),
    ...view.comments.map(({ id }) => commentTag(id)),
  ]);
  expect(tags).toContain(commentTag(reply.id));
});

it('reads the end of one index, however long the discussion is', async () => {
  const { slug } = await makeThread(Array.from({ length: 2_000 }, () => null));
  await pool.query('ANALYZE comment');
  const thread = await threadAt(slug);
  const { view, tags } = await readNewestComments(thread);
  expect(view.comments.map(({ number }) => number)).toEqual(
    Array.from({ length: 50 }, (_, index) => 2_000 - index),
  );
  expect(tags.length).toBeLessThanOrEqual(60);
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, COSTS OFF) SELECT id FROM comment
     WHERE thread_id = $1 AND held_at IS NULL AND deleted_at IS NULL AND hidden_by_id IS NULL
     ORDER BY number DESC LIMIT 50`,
    [thread.id],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan Backward using comment_thread_id_number_key');
});
