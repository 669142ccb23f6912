import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { whoSaved } from '#lib/writing/rules.ts';
import type { Conflict } from '#lib/writing/views.ts';
import type { EssayDraft } from '../views.ts';
import { type DeskRow, deskColumns, deskEssay, deskTables } from './desk.ts';

/**
 * What is being written of an essay, for its editor: ask the policy first. `viewerId`: who looks, who
 * is "you" among those who saved it.
 */
export async function getDraft(id: string, viewerId: string | null): Promise<EssayDraft | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${deskColumns}, ${copyColumns}, e.latest_revision AS "latestRevision",
      e.published_revision AS "publishedRevision", e.deleted_at AS "deletedAt",
      e.address_chosen_at IS NOT NULL AS "addressChosen"
    ${deskTables} ${copyTables}
    WHERE e.id = ${id}::uuid`;
  if (!row) return null;
  return {
    ...deskEssay(row),
    ...textOf(row),
    version: row.version,
    savedAt: row.updatedAt.toISOString(),
    savedBy: savedBy(row, viewerId),
    keptAs: row.keptAs,
    latestRevision: row.latestRevision,
    publishedRevision: row.publishedRevision,
    addressChosen: row.addressChosen,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** What stands in the working copy of an essay now, for whoever saves over it: ask the policy first. */
export async function getConflict(
  essayId: string,
  viewerId: string | null,
): Promise<Conflict | null> {
  if (!isId(essayId)) return null;
  const [row] = await db.$queryRaw<CopyRow[]>`
    SELECT ${copyColumns}, c.title, c.saved_at AS "updatedAt"
    FROM working_copy c ${copyTables}
    WHERE c.essay_id = ${essayId}::uuid`;
  if (!row) return null;
  return {
    outcome: 'conflict',
    version: row.version,
    savedAt: row.updatedAt.toISOString(),
    savedBy: savedBy(row, viewerId),
    theirs: { title: row.title, ...textOf(row) },
  };
}

const copyColumns = Prisma.sql`
  c.summary, c.source, c.language, c.cover_id AS "coverId", c.cover_alt AS "coverAlt", c.version,
  c.kept_as AS "keptAs", c.saved_by_id AS "savedById", p.name AS "savedByName",
  a.slug AS "answersSlug", ar.title AS "answersTitle"`;

const copyTables = Prisma.sql`
  LEFT JOIN person p ON p.id = c.saved_by_id
  LEFT JOIN essay a ON a.id = c.answers_id
  LEFT JOIN essay_revision ar ON ar.essay_id = a.id AND ar.number = a.published_revision`;

type CopyRow = {
  title: string;
  summary: string;
  source: string;
  language: string;
  coverId: string | null;
  coverAlt: string;
  version: number;
  keptAs: number | null;
  updatedAt: Date;
  savedById: string | null;
  savedByName: string | null;
  answersSlug: string | null;
  answersTitle: string | null;
};

type Row = DeskRow &
  CopyRow & {
    latestRevision: number;
    publishedRevision: number | null;
    deletedAt: Date | null;
    addressChosen: boolean;
  };

function savedBy(row: CopyRow, viewerId: string | null): string {
  return whoSaved(row.savedById ? { id: row.savedById, name: row.savedByName } : null, viewerId);
}

function textOf({ summary, source, language, coverId, coverAlt, ...row }: CopyRow) {
  // What was taken back since is still answered, but has no title for others.
  const answers = row.answersSlug
    ? { slug: row.answersSlug, title: row.answersTitle ?? row.answersSlug }
    : null;
  return { summary, source, language, coverId, coverAlt, answers };
}
