import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { EssaySubject } from '#lib/policy/predicates.ts';
import type { EssayToSave, SavedEssays } from './views.ts';

/** Saved essays of one page. */
const PAGE = 30;

/** What the policy asks about an essay that somebody wants to save; null when there is none. */
export async function getSubject({ essayId }: { essayId: string }): Promise<EssaySubject | null> {
  const essay = await db.essay.findUnique({
    where: { id: essayId },
    select: { authorId: true, publishedRevision: true, hiddenById: true },
  });
  if (!essay) return null;
  const published = essay.publishedRevision !== null;
  return { authorId: essay.authorId, published, hidden: essay.hiddenById !== null };
}

/** The published essay at an address, and whether this person keeps it; null when there is none. */
export async function getEssayToSave(slug: string, personId: string): Promise<EssayToSave | null> {
  if (!isSlug(slug)) return null;
  const [row] = await db.$queryRaw<(Omit<EssayToSave, 'savedAt'> & { savedAt: Date | null })[]>`
    SELECT e.id, e.slug, r.title, e.byline, s.saved_at AS "savedAt"
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    LEFT JOIN saved_essay s ON s.essay_id = e.id AND s.person_id = ${personId}::uuid
    WHERE e.slug = ${slug}`;
  return row ? { ...row, savedAt: row.savedAt?.toISOString() ?? null } : null;
}

type Row = {
  id: string;
  savedAt: Date;
  slug: string;
  title: string | null;
  byline: string;
  words: number | null;
};

/**
 * What somebody saved, newest first, after a place in the list (`older` of the stretch before; null
 * begins). For that person only. Null when there is no such place.
 */
export async function listSaved(
  personId: string,
  after: string | null,
): Promise<SavedEssays | null> {
  const place = after === null ? null : readPlace(after);
  if (place === undefined) return null;
  const beyond = place
    ? Prisma.sql`AND (s.saved_at, s.essay_id) < (${place.savedAt}, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.essay_id AS id, s.saved_at AS "savedAt", e.slug, r.title, e.byline, r.words
    FROM saved_essay s
    JOIN essay e ON e.id = s.essay_id
    LEFT JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE s.person_id = ${personId}::uuid ${beyond}
    ORDER BY s.saved_at DESC, s.essay_id DESC LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    saved: shown.map(({ id, savedAt, slug, title, byline, words }) => ({
      id,
      savedAt: savedAt.toISOString(),
      essay: title === null ? null : { slug, title, byline, words: words ?? 0 },
    })),
    older: rows.length > PAGE && last ? `${last.savedAt.getTime()}.${last.id}` : null,
  };
}

/** A place in the list, "<ms since 1970>.<id>"; undefined if it is none. */
function readPlace(text: string): { savedAt: Date; id: string } | undefined {
  const [, ms, id = ''] = /^(\d{1,15})\.([\da-f-]{36})$/.exec(text) ?? [];
  return ms !== undefined && isId(id) ? { savedAt: new Date(Number(ms)), id } : undefined;
}

/** How many essays somebody saved, for their account page. */
export function countSaved(personId: string): Promise<number> {
  return db.savedEssay.count({ where: { userId: personId } });
}
