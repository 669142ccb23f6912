import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { LATE_PART } from '#lib/platform/cache/touch-table.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { RANKING_LAG, REACTION_LAG, type ReactionKind } from '../rules.ts';
import { commentTag, rankingTag } from '../tags.ts';

export type Reaction = {
  commentId: string;
  personId: string;
  kind: ReactionKind;
  /** Whether it is to stand or to be taken back: the same wish twice is one. */
  wanted: boolean;
  now: Date;
};

/** How a comment's reactions stand, and what this person has said to it. */
export type ReactionsNow = { helpful: number; same: number; given: ReactionKind[] };

type Standing = {
  deleted: boolean;
  held: boolean;
  hidden: boolean;
  published: boolean;
  helpful: number;
  same: number;
};

/**
 * Gives or takes back a person's reaction to a comment that everybody may read. One statement: it
 * takes the comment's row first, so that nobody hides or deletes it in between, and the counter
 * moves only if a row came or went. The thread's row is not needed, so nobody who posts waits.
 */
export async function giveReaction(reaction: Reaction): Promise<Result<ReactionsNow>> {
  const [standing] = await db.$queryRaw<Standing[]>`
    WITH standing AS MATERIALIZED (
      SELECT c.id, c.thread_id, c.depth, c.helpful_count, c.same_count,
        c.deleted_at IS NOT NULL AS deleted, c.held_at IS NOT NULL AS held,
        c.hidden_by_id IS NOT NULL AS hidden, e.published_revision IS NOT NULL AS published
      FROM comment c JOIN thread t ON t.id = c.thread_id JOIN essay e ON e.id = t.essay_id
      WHERE c.id = ${reaction.commentId}::uuid
      FOR NO KEY UPDATE OF c
    ), open AS MATERIALIZED (
      SELECT id, thread_id, depth FROM standing
      WHERE published AND NOT deleted AND NOT held AND NOT hidden
    ), changed AS (${changeRow(reaction)}
    ), counted AS (${changeCount(reaction)}
    ), moment AS MATERIALIZED (
      SELECT clock_timestamp() AS at
    ), waiting AS (${whatWaits(reaction)}
    ), ${Prisma.raw(LATE_PART)}
    SELECT deleted, held, hidden, published,
      coalesce(counted.helpful_count, standing.helpful_count) AS helpful,
      coalesce(counted.same_count, standing.same_count) AS same
    FROM standing LEFT JOIN counted ON true`;
  if (!standing) return fail('not-found', 'This comment does not exist any more.');
  if (standing.deleted) return fail('comment-deleted', reasons['comment-deleted']);
  if (!standing.published) return fail('not-published', reasons['not-published']);
  if (standing.held) return fail('comment-held', reasons['comment-held']);
  if (standing.hidden) return fail('comment-hidden', reasons['comment-hidden']);
  // Asked after the change, because two clicks of one person at once may have crossed.
  const given = await db.reaction.findMany({
    where: { commentId: reaction.commentId, userId: reaction.personId },
    select: { kind: true },
  });
  const { helpful, same } = standing;
  return ok({ helpful, same, given: given.map(({ kind }) => kind) });
}

function changeRow({ personId, kind, wanted, now }: Reaction): Prisma.Sql {
  if (wanted) {
    return Prisma.sql`
      INSERT INTO reaction (comment_id, person_id, kind, given_at)
      SELECT id, ${personId}::uuid, ${kind}::reaction_kind, ${now} FROM open
      ON CONFLICT DO NOTHING RETURNING comment_id`;
  }
  return Prisma.sql`
    DELETE FROM reaction USING open
    WHERE comment_id = open.id AND person_id = ${personId}::uuid AND kind = ${kind}::reaction_kind
    RETURNING comment_id`;
}

function changeCount({ kind, wanted }: Reaction): Prisma.Sql {
  const column = kind === 'helpful' ? Prisma.sql`helpful_count` : Prisma.sql`same_count`;
  const change = wanted ? Prisma.sql`+ 1` : Prisma.sql`- 1`;
  return Prisma.sql`
    UPDATE comment SET ${column} = comment.${column} ${change}
    FROM changed WHERE comment.id = changed.comment_id
    RETURNING comment.thread_id, comment.depth, comment.helpful_count, comment.same_count`;
}

/** What shows the count is made anew a little later: many clicks, one refresh. */
function whatWaits({ commentId, kind }: Reaction): Prisma.Sql {
  const orders = kind === 'helpful' ? Prisma.sql`depth = 0` : Prisma.sql`false`;
  return Prisma.sql`
    SELECT ${commentTag(commentId)}::text AS tag, ${REACTION_LAG}::int AS after_ms FROM counted
    UNION ALL
    SELECT ${rankingTag('')}::text || thread_id, ${RANKING_LAG}::int FROM counted WHERE ${orders}`;
}
