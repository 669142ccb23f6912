import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import type { EssaySubject } from '#lib/policy/predicates.ts';
import { figuresOf, linesOf, type ReadFigures, type ReadLine, type ReadRows } from './views.ts';

/** An essay whose figures are asked for. For its author only: ask the policy first. */
export type MeasuredEssay = {
  subject: EssaySubject;
  slug: string;
  title: string;
  /** Whether readers can read it now. */
  published: boolean;
};

/** What the policy asks about an essay and what its figures are called by; null when there is none. */
export async function getMeasured(id: string): Promise<MeasuredEssay | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<
    { authorId: string | null; slug: string; title: string; published: boolean; hidden: boolean }[]
  >`
    SELECT e.author_id AS "authorId", e.slug, r.title, e.published_revision IS NOT NULL AS published,
      e.hidden_by_id IS NOT NULL AS hidden
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id
      AND r.number = coalesce(e.published_revision, e.latest_revision)
    WHERE e.id = ${id}::uuid`;
  if (!row) return null;
  const { authorId, slug, title, published, hidden } = row;
  return { subject: { authorId, published, hidden }, slug, title, published };
}

/** How an essay is read. */
export async function getReadFigures(essayId: string, now: Date): Promise<ReadFigures> {
  return figuresOf(await readRows(essayId), now);
}

/** The same by days, for a file. */
export async function getReadLines(essayId: string): Promise<ReadLine[]> {
  return linesOf(await readRows(essayId));
}

async function readRows(essayId: string): Promise<ReadRows> {
  const [reads, comments, saves] = await Promise.all([
    db.$queryRaw<ReadRows['reads']>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, mark::int AS mark, count
      FROM read_count WHERE essay_id = ${essayId}::uuid`,
    db.$queryRaw<ReadRows['comments']>`
      SELECT to_char(c.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS count
      FROM thread t JOIN comment c ON c.thread_id = t.id
      WHERE t.essay_id = ${essayId}::uuid AND c.held_at IS NULL AND c.deleted_at IS NULL
        AND c.hidden_by_id IS NULL
      GROUP BY 1`,
    db.savedEssay.count({ where: { essayId } }),
  ]);
  return { reads, comments, saves };
}
