import { beforeAll, expect, test } from 'vitest';
import { recountThread } from '#lib/comments/port.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { type GeneratedThread, generateThread, SHAPES, type Shape } from './generate-thread.ts';
import { loadPeople, type Member } from './load-people.ts';
import { loadThread } from './load-thread.ts';

const { db, pool } = testDatabase();

const NOW = new Date('2026-11-22T12:00:00Z');
const TEXTS = [
  'A plain line.',
  '**Strong**, and\n\n- a list\n- with `\\n` in it',
  'Tabs\tand \\t, not the same.',
];

let members: Member[];
beforeAll(async () => {
  members = await loadPeople(30, NOW);
});

async function load(shape: Shape, size: number) {
  const thread = generateThread({ seed: 7, size, shape, writers: 30, texts: TEXTS.length });
  const essay = await makeEssay({ title: `${shape} ${size}` });
  const ids = await loadThread({
    threadId: essay.threadId,
    thread,
    members,
    texts: TEXTS,
    now: NOW,
  });
  return { thread, essay, ids };
}

/** All that is counted or placed, by number, with ids told by numbers. */
async function derived(threadId: string) {
  const comments = await pool.query(
    `SELECT c.number, c.depth, encode(c.path, 'hex') AS path, c.root_ordinal, c.reply_count,
       c.descendant_count, p.number AS parent, a.number AS answers, c.body, c.html
     FROM comment c LEFT JOIN comment p ON p.id = c.parent_id LEFT JOIN comment a ON a.id = c.answers_id
     WHERE c.thread_id = $1 ORDER BY c.number`,
    [threadId],
  );
  const thread = await pool.query(
    'SELECT last_number, comment_count, root_count FROM thread WHERE id = $1',
    [threadId],
  );
  return { comments: comments.rows, thread: thread.rows };
}

test.each(SHAPES)('%s: counting it anew changes nothing', async (shape) => {
  const { essay, thread } = await load(shape, 1_500);
  const before = await derived(essay.threadId);
  expect(before.comments).toHaveLength(thread.size);
  await db.$transaction((tx) => recountThread(tx, essay.threadId));
  expect(await derived(essay.threadId)).toEqual(before);
});

test('the same thread written comment by comment is the same', async () => {
  const { essay, thread } = await load('mixed', 60);
  const written = await makeEssay({ title: 'Written by hand' });
  await writeByHand(written.id, thread);
  expect(await derived(essay.threadId)).toEqual(await derived(written.threadId));
});

async function writeByHand(essayId: string, { size, answers, text }: GeneratedThread) {
  const ids: string[] = [];
  for (let number = 1; number <= size; number += 1) {
    const answered = answers[number] ?? 0;
    // Nobody may say the same twice.
    const by = await makePerson();
    const body = TEXTS[text[number] ?? 0] ?? '';
    const reply = answered === 0 ? null : (ids[answered - 1] ?? null);
    ids.push((await makeComment({ essayId, by, answers: reply, body })).id);
  }
}

test('there is a person behind each reaction and each persona', async () => {
  const { essay } = await load('mixed', 1_500);
  const { rows } = await pool.query(
    `SELECT c.id FROM comment c LEFT JOIN reaction r ON r.comment_id = c.id
     WHERE c.thread_id = $1 GROUP BY c.id
     HAVING count(*) FILTER (WHERE r.kind = 'helpful') <> c.helpful_count
       OR count(*) FILTER (WHERE r.kind = 'same') <> c.same_count`,
    [essay.threadId],
  );
  expect(rows).toEqual([]);
  expect(await db.personaOwner.count({ where: { threadId: essay.threadId } })).toBe(30);
  expect(
    await db.reaction.count({ where: { comment: { threadId: essay.threadId } } }),
  ).toBeGreaterThan(200);
});
