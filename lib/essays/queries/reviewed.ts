import 'server-only';
import { db } from '#lib/platform/db.ts';
import { readReviewToken } from '../commands/review-token.ts';
import type { Reviewed } from '../views.ts';
import { coverColumn } from './cover-column.ts';

/**
 * What a link for reviewers shows: the text that its author last kept. Null, after the same work,
 * for a token that is none of ours, a link that was revoked, and an essay that is not to be shown:
 * in the bin, hidden by a moderator, or of an author who is suspended or gone.
 */
export async function getReviewed(token: string, now: Date): Promise<Reviewed | null> {
  const { linkId, genuine } = readReviewToken(token);
  const rows = await db.$queryRaw<(Omit<Reviewed, 'keptAt'> & { keptAt: Date })[]>`
    SELECT r.title, r.summary, r.html, r.words, r.language, p.name AS byline,
      r.created_at AS "keptAt", ${coverColumn}
    FROM review_link l
    JOIN essay e ON e.id = l.essay_id
    JOIN person p ON p.id = e.author_id
    JOIN LATERAL (
      SELECT title, summary, html, words, language, created_at, cover_id, cover_alt
      FROM essay_revision
      WHERE essay_id = e.id AND kind <> 'auto' ORDER BY number DESC LIMIT 1
    ) r ON true
    WHERE l.id = ${linkId}::uuid AND l.revoked_at IS NULL
      AND e.deleted_at IS NULL AND e.hidden_by_id IS NULL
      AND NOT EXISTS (
        SELECT FROM suspension s WHERE s.person_id = p.id AND s.starts_at <= ${now}
          AND (s.ends_at IS NULL OR s.ends_at > ${now})
      )`;
  const [row] = rows;
  return genuine && row ? { ...row, keptAt: row.keptAt.toISOString() } : null;
}
