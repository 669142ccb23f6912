import { ok } from '#lib/kernel/result.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { RANKING_LAG, REACTION_LAG } from '../rules.ts';
import { commentTag, rankingTag, threadTag } from '../tags.ts';
import { deleteComment } from './delete-comment.ts';

/** So many are taken at a time: nobody who writes into a thread waits long. */
const BATCH = 200;

/**
 * Deletes everything that a person wrote, as if they did so one by one, so that threads stay
 * readable and counts right. Gives how many comments that were.
 */
export async function deleteCommentsOf(personId: string, now: Date): Promise<number> {
  const where = { deletedAt: null, persona: { owner: { userId: personId } } };
  let deleted = 0;
  for (;;) {
    const some = await db.comment.findMany({ where, select: { id: true }, take: BATCH });
    if (some.length === 0) return deleted;
    const before = deleted;
    for (const { id } of some) {
      const gone = await deleteComment({ commentId: id, now });
      // Two windows may do this at the same time; what is deleted already is no fault.
      if (gone.ok || gone.problem.code === 'comment-deleted') deleted += 1;
    }
    if (deleted === before) throw new Error('comments of a person could not be deleted');
  }
}

/** Takes back everything that a person said to comments with one click, counts with it. */
export async function takeReactionsOff(personId: string): Promise<number> {
  let taken = 0;
  for (;;) {
    const some = await changeAndTouch(async (tx, note) => {
      const counted = await takeSomeOff(tx, personId);
      note({
        now: [],
        soon: counted.flatMap(({ id, threadId, orders }) => [
          { tag: commentTag(id), afterMs: REACTION_LAG },
          ...(orders ? [{ tag: rankingTag(threadId), afterMs: RANKING_LAG }] : []),
        ]),
      });
      return ok(counted.length);
    });
    if (!some.ok || some.value === 0) return taken;
    taken += some.value;
  }
}

type Counted = { id: string; threadId: string; orders: boolean };

/** Rows of comments are taken in the order of their ids, so that two who do this never wait in a ring. */
function takeSomeOff(tx: Transaction, personId: string): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    WITH given AS MATERIALIZED (
      SELECT comment_id, kind FROM reaction WHERE person_id = ${personId}::uuid LIMIT ${BATCH}
    ), taken AS MATERIALIZED (
      SELECT id FROM comment WHERE id IN (SELECT comment_id FROM given)
      ORDER BY id FOR NO KEY UPDATE
    ), gone AS (
      DELETE FROM reaction r USING given g, taken t
      WHERE r.person_id = ${personId}::uuid AND r.comment_id = g.comment_id AND r.kind = g.kind
        AND t.id = g.comment_id
      RETURNING r.comment_id, r.kind
    ), less AS (
      SELECT comment_id, count(*) FILTER (WHERE kind = 'helpful')::int AS helpful,
        count(*) FILTER (WHERE kind = 'same')::int AS same
      FROM gone GROUP BY comment_id
    )
    UPDATE comment c SET helpful_count = c.helpful_count - less.helpful,
      same_count = c.same_count - less.same
    FROM less WHERE c.id = less.comment_id
    RETURNING c.id, c.thread_id AS "threadId", c.depth = 0 AND less.helpful > 0 AS orders`;
}

/**
 * Cuts a person off from who they were in discussions: their personas get the name `name` and belong
 * to nobody. The person's row must be taken by the transaction. Gives false, and changes nothing,
 * when they have written something meanwhile that is not deleted yet.
 */
export async function leavePersonas(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  personId: string,
  name: string,
): Promise<boolean> {
  const owned = await tx.personaOwner.findMany({ where: { userId: personId } });
  const threadIds = owned.map(({ threadId }) => threadId);
  // Whoever posts takes the thread first: what they have written is seen here, or is refused.
  await tx.$queryRaw`
    SELECT id FROM thread WHERE id = ANY (${threadIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const personaId = { in: owned.map(({ personaId }) => personaId) };
  if ((await tx.comment.count({ where: { personaId, deletedAt: null } })) > 0) return false;
  await tx.persona.updateMany({ where: { id: personaId }, data: { name } });
  await tx.personaOwner.deleteMany({ where: { userId: personId } });
  note({ now: threadIds.map(threadTag), soon: [] });
  return true;
}
