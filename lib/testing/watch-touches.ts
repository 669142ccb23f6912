import { databasePool } from '#lib/platform/db.ts';

/** The cache tags that a piece of work touched at once, and those that fall due later, in order. */
export type Touched<T> = { result: T; now: string[]; soon: string[] };

/**
 * Runs `work` and gives what it touched, as other processes find it in the database. Forgets
 * earlier touches first. Not for two pieces of work at the same time.
 */
export async function watchTouches<T>(work: () => Promise<T>): Promise<Touched<T>> {
  await databasePool().query('TRUNCATE cache_touch, cache_touch_due');
  const result = await work();
  // Another pool after the command line, which closes its own.
  const read = async (table: 'cache_touch' | 'cache_touch_due') => {
    const { rows } = await databasePool().query<{ tag: string }>(
      `SELECT tag FROM ${table} ORDER BY tag`,
    );
    return rows.map(({ tag }) => tag);
  };
  return { result, now: await read('cache_touch'), soon: await read('cache_touch_due') };
}
