import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { definitions } from '#lib/platform/action.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import { type ActionDefinition, performAction } from '#lib/platform/perform-action.ts';
import { beginSession, sessionCookieName } from '#lib/platform/session.ts';
import { countQueries } from '#lib/testing/count-queries.ts';
import { makeComment, makeEssay, makePerson } from '#lib/testing/factories.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { knowWordRules } from '#lib/word-rules/port.ts';
import { postComment } from './actions.ts';

// What Next gives an action, in its place: nothing of ours is replaced.
const next = vi.hoisted(() => ({ sent: new Headers(), touched: [] as string[] }));
vi.mock('next/headers', () => ({
  headers: async () => next.sent,
  cookies: async () => memoryJar(),
}));
vi.mock('next/cache', async (original) => ({
  ...(await original<object>()),
  updateTag: (tag: string) => next.touched.push(tag),
}));
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: async () => {},
}));

/** Rate limit; actor; thread; BEGIN, number, place, comment, COMMIT. */
const STATEMENTS = 8;
/** A discussion that no page shows whole, and no plan may read whole. */
const LONG = 20_000;

const formOf = (essayId: string, more: Record<string, string> = {}): FormData => {
  const form = new FormData();
  const fields = { essayId, body: 'A *comment*.', postKey: newId(), answersId: '', ...more };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('statements of a whole post', () => {
  const definition = definitions.get(postComment) as unknown as ActionDefinition<
    'session.ask',
    never,
    unknown,
    unknown
  >;

  async function count(essayId: string, personId: string, answersId = '', body = 'A *comment*.') {
    const now = new Date();
    // They are read again every few seconds, by whoever posts then.
    await knowWordRules();
    const counted = await countQueries(() =>
      performAction(definition, formOf(essayId, { answersId, body }), {
        now,
        client: newId(),
        cookies: memoryJar(),
        actor: () => actorOf(personId, now),
      }),
    );
    expect(counted.result.state.status).toBe('done');
    return counted;
  }

  test('are eight, for the first comment and in a thread of 20,000', async () => {
    const [empty, long, writer] = [await makeEssay(), await makeEssay(), await makePerson()];
    const root = await makeComment({ essayId: long.id, by: writer });
    await databasePool().query(
      `INSERT INTO comment (id, thread_id, persona_id, number, parent_id, path, depth, body, html,
         written_at)
       SELECT gen_random_uuid(), thread_id, persona_id, n, id,
         path || decode(lpad(to_hex(n), 8, '0'), 'hex'), 1, '', '', now()
       FROM comment, generate_series(2, $2::int) AS n WHERE id = $1`,
      [root.id, LONG],
    );
    await databasePool().query('UPDATE thread SET last_number = $2 WHERE id = $1', [
      long.threadId,
      LONG,
    ]);
    for (const [essayId, answersId] of [
      [empty.id, ''],
      [empty.id, ''],
      [long.id, ''],
      [long.id, root.id],
    ] as const) {
      const { count: sent, statements } = await count(essayId, writer.personId, answersId);
      expect(sent, statements.join('\n')).toBe(STATEMENTS);
    }
  });

  test('are two more where a check holds it: decision and case, and what they touch', async () => {
    const [essay, writer] = [await makeEssay(), await makePerson({ createdAt: new Date() })];
    await makeComment({ essayId: essay.id, by: writer });
    const body = 'See https://example.org for more.';
    const counted = await count(essay.id, writer.personId, '', body);
    expect(counted.count, counted.statements.join('\n')).toBe(STATEMENTS + 2);
    expect(counted.result.leadsTo).toMatch(/^\/comments\/[\w-]{36}\/more$/);
  });

  test('find what they read by an index, whatever the table’s statistics say', async () => {
    const essay = await makeEssay();
    const by = await makePerson();
    const root = await makeComment({ essayId: essay.id, by });
    const { statements } = await count(essay.id, by.personId, root.id);
    const own = statements.filter((text) => /\bcomment\b/.test(text));
    expect(own.length).toBeGreaterThan(1);
    const client = await databasePool().connect();
    try {
      await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off');
      await client.query('SET plan_cache_mode = force_generic_plan');
      for (const [index, text] of own.entries()) {
        await client.query(`PREPARE post_${index} AS ${text}`);
        const nulls = text.match(/\$\d+/g)?.map((name) => Number(name.slice(1))) ?? [];
        const values = Array.from({ length: Math.max(...nulls) }, () => 'NULL').join(', ');
        const { rows } = await client.query(`EXPLAIN EXECUTE post_${index}(${values})`);
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        expect(plan).not.toMatch(/Seq Scan on (comment|thread|persona)/);
        // In an index that begins with the thread, the thread alone would be all of its comments.
        for (const [condition] of plan.matchAll(/Index Cond: \(thread_id = [^)]*\)$/gm)) {
          expect(condition).toBe('');
        }
      }
    } finally {
      client.release(true);
    }
  });
});

describe('the answer to a post', () => {
  beforeEach(async () => {
    const { personId } = await makePerson();
    const token = await beginSession(db, personId, new Date());
    next.sent = new Headers({ cookie: `${sessionCookieName()}=${token}` });
    next.touched = [];
  });

  test('has nothing but the result for a script that stays on its page', async () => {
    const essay = await makeEssay();
    const state = await postComment({ status: 'idle' }, formOf(essay.id, { inPlace: 'yes' }));
    expect(state).toMatchObject({ status: 'done', data: { number: 1 } });
    // Next renders the page into the answer as soon as a tag goes through it.
    expect(next.touched).toEqual([]);
  });

  test('leads to the comment otherwise, and has the browser forget the pages it keeps', async () => {
    const essay = await makeEssay();
    await expect(postComment({ status: 'idle' }, formOf(essay.id))).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;.*;\/comments\/[\w-]{36};/),
    });
    expect(next.touched).not.toEqual([]);
  });

  test('says what is wrong, and touches nothing', async () => {
    const essay = await makeEssay();
    const state = await postComment({ status: 'idle' }, formOf(essay.id, { body: ' ' }));
    expect(state).toMatchObject({ status: 'problem', code: 'invalid' });
    expect(next.touched).toEqual([]);
  });
});
