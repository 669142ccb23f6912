import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/test-database.ts';
import { databasePool, quickTransaction, type Statement } from './db.ts';

const { empty, countQueries } = testDatabase();

beforeEach(empty);

const add = (tag: string): Statement => ({
  name: 'test-add',
  text: 'INSERT INTO cache_touch (tag, touched_at) VALUES ($1, now()) RETURNING tag',
  values: [tag],
});
const tags = async () => {
  const { rows } = await databasePool().query('SELECT tag FROM cache_touch ORDER BY tag');
  return rows.map(({ tag }) => tag);
};

describe('a quick transaction', () => {
  test('keeps all of it, and gives the rows of each statement', async () => {
    // A new connection is set up first, once.
    await quickTransaction(async () => {});
    const { result, statements } = await countQueries(() =>
      quickTransaction(async ({ query, commit }) => {
        const [one, two] = await Promise.all([query(add('a')), query(add('b'))]);
        return [one, two, await commit(add('c'))];
      }),
    );
    expect(result).toEqual([[{ tag: 'a' }], [{ tag: 'b' }], [{ tag: 'c' }]]);
    expect(await tags()).toEqual(['a', 'b', 'c']);
    expect(statements).toHaveLength(5);
    expect(statements.at(-1)).toBe('COMMIT');
  });

  test('keeps nothing without a commit', async () => {
    const result = await quickTransaction(async ({ query }) => query(add('a')));
    expect(result).toEqual([{ tag: 'a' }]);
    expect(await tags()).toEqual([]);
  });

  test.each([
    ['in the middle', async () => [add('a'), add('a'), add('b')]],
    ['at the end', async () => [add('a'), add('b'), add('a')]],
  ])('keeps nothing when a statement fails %s', async (_where, statementsOf) => {
    const statements = await statementsOf();
    const last = statements.pop() as Statement;
    const failing = quickTransaction(async ({ query, commit }) => {
      await Promise.all(statements.map((statement) => query(statement)));
      await commit(last);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await tags()).toEqual([]);
  });

  test('keeps nothing when the work fails, and the next one is not disturbed', async () => {
    const failing = quickTransaction(async ({ query }) => {
      await query(add('a'));
      throw new Error('for a test');
    });
    await expect(failing).rejects.toThrow('for a test');
    await quickTransaction(async ({ commit }) => commit(add('b')));
    expect(await tags()).toEqual(['b']);
  });

  test('keeps nothing when its connection is cut, and the next one gets another', async () => {
    const cut = quickTransaction(async ({ query, commit }) => {
      await query(add('a'));
      const [own] = await query<{ pid: number }>({
        name: 'test-pid',
        text: 'SELECT pg_backend_pid() AS pid',
        values: [],
      });
      await databasePool().query('SELECT pg_terminate_backend($1)', [own?.pid]);
      await commit(add('b'));
    });
    await expect(cut).rejects.toThrow();
    await quickTransaction(async ({ commit }) => commit(add('c')));
    expect(await tags()).toEqual(['c']);
  });
});
