import pg from 'pg';

/** What a piece of work asked the database. */
export type Counted<T> = {
  result: T;
  /** How many statements were sent, BEGIN and COMMIT among them: each is a way there and back. */
  count: number;
  /** Their SQL, in the order in which they were sent. */
  statements: string[];
};

/**
 * Runs `work` and counts the SQL statements that this process sends while it runs, on whichever
 * connection and through whichever library. Not for two pieces of work at the same time.
 */
export async function countQueries<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const statements: string[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
    statements.push(sqlOf(args[0]));
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    const result = await work();
    return { result, count: statements.length, statements };
  } finally {
    pg.Client.prototype.query = query;
  }
}

function sqlOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return query !== null && typeof query === 'object' && 'text' in query ? String(query.text) : '';
}
