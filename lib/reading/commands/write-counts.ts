import { databasePool } from '#lib/platform/db.ts';
import type { Tallied } from '../rules/tally.ts';
import { OPENED } from '../rules.ts';

/** Openings by the slug of an essay; marks by its id and the quarter: "<id>/3". */
export type Counts = { openings: Tallied[]; marks: Tallied[] };

// In the order of ids, so that two processes never wait for each other.
const ADD = `
  WITH counted AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::smallint[], $4::int[])
      AS counted (key, day, mark, count)
  ), found AS (
    SELECT e.id, c.day, c.mark, c.count FROM counted c
    JOIN essay e ON e.slug = c.key AND e.published_revision IS NOT NULL
    WHERE c.mark = 0
    UNION ALL
    SELECT e.id, c.day, c.mark, c.count FROM counted c
    JOIN essay e ON e.id = (CASE WHEN c.mark > 0 THEN c.key END)::uuid
      AND e.published_revision IS NOT NULL
  )
  INSERT INTO read_count (essay_id, day, mark, count)
  SELECT id, day::date, mark, sum(count) FROM found GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (essay_id, day, mark) DO UPDATE SET count = read_count.count + EXCLUDED.count`;

/** Adds what was counted to what stands in the database: several processes add up. */
export async function writeCounts({ openings, marks }: Counts): Promise<void> {
  const rows = [
    ...openings.map((each) => ({ ...each, mark: OPENED })),
    ...marks.map(({ day, key, count }) => {
      const [id = '', mark] = key.split('/');
      return { key: id, day, mark: Number(mark), count };
    }),
  ];
  if (rows.length === 0) return;
  await databasePool().query(ADD, [
    rows.map(({ key }) => key),
    rows.map(({ day }) => day),
    rows.map(({ mark }) => mark),
    rows.map(({ count }) => count),
  ]);
}
