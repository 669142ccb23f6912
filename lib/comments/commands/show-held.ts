import { subtreeEnd } from '#lib/kernel/path.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { replyMailJob } from '../rules/reply-mail.ts';
import type { Stance } from '../rules/stances.ts';
import { touchedByShowing, touchedWidely } from '../tags.ts';
import { announceLate } from './announce-late.ts';
import type { LockedThread } from './lock-thread.ts';
import { weighStance } from './weigh-stance.ts';

/**
 * Shows a held comment for the first time, with everything above it that is not shown: what is held
 * too, and deleted comments that get their line back because something stands below them. Counts
 * them in above and in the thread, gives a root its ordinal, tells open pages, and puts the mails
 * down for whom they answer. The thread must be taken. Costs the same in a long thread as in a short
 * one. Gives how many can be read now; of a deleted comment there is nothing to show.
 */
export async function showHeld(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  { commentId, thread, now }: { commentId: string; thread: LockedThread; now: Date },
): Promise<number> {
  const upwards = await readUpwards(tx, commentId);
  const shownFrom = upwards.findIndex((each, step) => step > 0 && isShown(each));
  const appearing = upwards.slice(0, shownFrom === -1 ? upwards.length : shownFrom);
  const [comment] = appearing;
  const top = appearing.at(-1);
  if (!comment?.heldAt || comment.deletedAt || !top) return 0;

  await tx.comment.updateMany({
    where: { id: { in: appearing.map(({ id }) => id) } },
    data: { heldAt: null },
  });
  await countIn(tx, upwards, appearing.length);
  const isNewRoot = top.parentId === null && top.rootOrdinal === null;
  const rootCount = thread.rootCount + (isNewRoot ? 1 : 0);
  if (isNewRoot) {
    await tx.comment.update({ where: { id: top.id }, data: { rootOrdinal: rootCount } });
  }
  const readable = appearing.filter(({ deletedAt, hiddenById }) => !deletedAt && !hiddenById);
  await tx.thread.update({
    where: { id: thread.id },
    data: { rootCount, commentCount: { increment: readable.length } },
  });
  for (const { stance } of readable) await weighStance({ tx, note }, thread.id, stance);
  await announceLate(tx, thread.id, readable);
  await mailWhomTheyAnswer(tx, readable, now);
  // With more than one, or a line that comes back, much of the thread may look different.
  if (appearing.length > 1) note(touchedWidely(thread.id));
  else {
    const { id, parentId, number } = comment;
    const place =
      parentId === null
        ? { ordinal: comment.rootOrdinal ?? rootCount }
        : { parentId, rootId: upwards.at(-1)?.id ?? parentId };
    const next = await readNext(tx, thread.id, comment);
    note(touchedByShowing({ threadId: thread.id, commentId: id, number, rootCount, place, next }));
  }
  return readable.length;
}

/** As a comment that is published at once does it (post-comment-statements.ts). */
async function mailWhomTheyAnswer(
  tx: Transaction,
  shown: readonly { id: string }[],
  now: Date,
): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM comment c JOIN comment a ON a.id = c.answers_id
    JOIN persona_owner o ON o.persona_id = a.persona_id JOIN person p ON p.id = o.person_id
    LEFT JOIN persona_owner w ON w.persona_id = c.persona_id
    WHERE c.id = ANY (${shown.map(({ id }) => id)}::uuid[])
      AND p.reply_mails_at IS NOT NULL AND p.id IS DISTINCT FROM w.person_id`;
  for (const { id } of waiting) await enqueue(tx, replyMailJob(id, now));
}

type Step = {
  id: string;
  parentId: string | null;
  number: number;
  path: Uint8Array;
  heldAt: Date | null;
  deletedAt: Date | null;
  hiddenById: string | null;
  replyCount: number;
  rootOrdinal: number | null;
  writtenAt: Date;
  stance: Stance | null;
};

const isShown = ({ heldAt, deletedAt, replyCount }: Step): boolean =>
  heldAt === null && (deletedAt === null || replyCount > 0);

/** A comment and everything above it, up to its root: at most as many as the depth cap. */
async function readUpwards(tx: Transaction, commentId: string): Promise<Step[]> {
  return await tx.$queryRaw`
    WITH RECURSIVE up AS (
      SELECT c.*, 0 AS steps FROM comment c WHERE id = ${commentId}::uuid
      UNION ALL
      SELECT above.*, steps + 1 FROM comment above JOIN up ON above.id = up.parent_id
    )
    SELECT id, parent_id AS "parentId", number, path, held_at AS "heldAt",
      deleted_at AS "deletedAt", hidden_by_id AS "hiddenById", reply_count AS "replyCount",
      root_ordinal AS "rootOrdinal", written_at AS "writtenAt", stance::text AS stance
    FROM up ORDER BY steps`;
}

/**
 * Counts the first `appearing` of `upwards`, each the only shown reply to the next, in above them,
 * also in each other.
 */
async function countIn(tx: Transaction, upwards: Step[], appearing: number): Promise<void> {
  const ids = upwards.slice(1).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment SET
      reply_count = reply_count + CASE WHEN steps <= ${appearing} THEN 1 ELSE 0 END,
      descendant_count = descendant_count + least(steps, ${appearing})::int
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS above (above_id, steps)
    WHERE comment.id = above.above_id`;
}

/** The comments that are shown next after one: in its root's tree in reading order, and by number. */
async function readNext(tx: Transaction, threadId: string, after: Step): Promise<string[]> {
  const root = after.path.slice(0, 4);
  const end = subtreeEnd(root) ?? new Uint8Array([...root, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    (SELECT id FROM comment
     WHERE thread_id = ${threadId}::uuid AND path > ${after.path} AND path < ${end}
       AND held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0)
     ORDER BY path LIMIT 1)
    UNION
    (SELECT id FROM comment
     WHERE thread_id = ${threadId}::uuid AND number > ${after.number}
       AND held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0)
     ORDER BY number LIMIT 1)`;
  return rows.map(({ id }) => id);
}
