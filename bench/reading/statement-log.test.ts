import { expect, test } from 'vitest';
import { BENCH, siteStatements } from './statement-log.ts';

const LOG = `[] LOG:  statement: BEGIN
[] LOG:  execute gKx2: SELECT c.id
\t  FROM comment c
\t  WHERE c.id = $1
[${BENCH}] LOG:  execute <unnamed>: SELECT 1
[] LOG:  execute <unnamed>: 
\t  SELECT tag, at
\t  FROM (SELECT tag, touched_at AS at FROM cache_touch) AS touches
[off-call cache] LOG:  statement: LISTEN off_call_cache
[] LOG:  execute <unnamed>: 
\t  WITH moment AS MATERIALIZED (
\t    SELECT clock_timestamp() AS at
\t  ), touched AS (
\t    INSERT INTO cache_touch (tag, touched_at)
[] LOG:  execute HaX: 
\t  WITH due AS MATERIALIZED (
\t    SELECT tag FROM cache_touch_due WHERE due_at <= clock_timestamp()
[] LOG:  received SIGHUP, reloading configuration files
[] LOG:  statement: COMMIT
`;

test('only what the site asks for somebody is counted', () => {
  const statements = siteStatements(LOG);
  expect(statements.map((sql) => sql.trim().split(/\s/, 1)[0])).toEqual([
    'BEGIN',
    'SELECT',
    'LISTEN',
    'WITH',
    'COMMIT',
  ]);
  expect(statements[1]).toBe('SELECT c.id\n  FROM comment c\n  WHERE c.id = $1');
});
