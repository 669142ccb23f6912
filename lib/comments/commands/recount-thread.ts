import type { Transaction } from '#lib/platform/db.ts';
import { MAX_DEPTH } from '../rules.ts';
import { weighStances } from './weigh-stance.ts';

/** How many comments of a thread were counted wrongly, by what; `thread`: whether its own counts were. */
export type Recount = {
  replies: number;
  descendants: number;
  helpful: number;
  same: number;
  /** Roots without their ordinal, and replies with one. */
  ordinals: number;
  /** Whether a stance was shown that too few people share, or one was not that enough do. */
  stances: boolean;
  thread: boolean;
};

/** Whether nothing was wrong. */
export function wasRight({ thread, stances, ...comments }: Recount): boolean {
  return !thread && !stances && Object.values(comments).every((count) => count === 0);
}

/**
 * Computes everything that is counted in a thread anew from its comments: replies and descendants
 * that are shown and reactions for every comment, and for the thread its comments that can be read.
 * Roots that are shown for the first time get their ordinals. Works from the deepest level up,
 * because a deleted comment is shown only while a reply to it is. The thread must be taken. Gives
 * what was wrong, each comment once for each kind.
 */
export async function recountThread(tx: Transaction, threadId: string): Promise<Recount> {
  const below = { replies: 0, descendants: 0 };
  for (let depth = MAX_DEPTH; depth >= 0; depth -= 1) {
    const wrong = await recountLevel(tx, threadId, depth);
    below.replies += wrong.filter(({ replies }) => replies).length;
    below.descendants += wrong.filter(({ descendants }) => descendants).length;
  }
  const reactions = await recountReactions(tx, threadId);
  return {
    ...below,
    helpful: reactions.filter(({ helpful }) => helpful).length,
    same: reactions.filter(({ same }) => same).length,
    ordinals: await giveOrdinals(tx, threadId),
    stances: await weighStances(tx, threadId),
    thread: await recountWhole(tx, threadId),
  };
}

async function recountLevel(
  tx: Transaction,
  threadId: string,
  depth: number,
): Promise<{ replies: boolean; descendants: boolean }[]> {
  return await tx.$queryRaw`
    UPDATE comment parent
    SET reply_count = counted.replies, descendant_count = counted.descendants
    FROM (
      SELECT p.id, p.reply_count, p.descendant_count,
        count(r.id) FILTER (WHERE r.shown)::int AS replies,
        coalesce(sum(r.descendant_count + r.shown::int), 0)::int AS descendants
      FROM comment p LEFT JOIN LATERAL (
        SELECT id, descendant_count,
          held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0) AS shown
        FROM comment WHERE parent_id = p.id
      ) r ON true
      WHERE p.thread_id = ${threadId}::uuid AND p.depth = ${depth}
      GROUP BY p.id
    ) counted
    WHERE parent.id = counted.id
      AND (parent.reply_count, parent.descendant_count)
        IS DISTINCT FROM (counted.replies, counted.descendants)
    RETURNING counted.reply_count <> counted.replies AS replies,
      counted.descendant_count <> counted.descendants AS descendants`;
}

/** Reactions come in meanwhile, but each with its count, so that none of them looks wrong here. */
async function recountReactions(
  tx: Transaction,
  threadId: string,
): Promise<{ helpful: boolean; same: boolean }[]> {
  return await tx.$queryRaw`
    UPDATE comment SET helpful_count = counted.helpful, same_count = counted.same
    FROM (
      SELECT c.id, c.helpful_count, c.same_count,
        c.helpful_elsewhere + count(r.kind) FILTER (WHERE r.kind = 'helpful')::int AS helpful,
        c.same_elsewhere + count(r.kind) FILTER (WHERE r.kind = 'same')::int AS same
      FROM comment c LEFT JOIN reaction r ON r.comment_id = c.id
      WHERE c.thread_id = ${threadId}::uuid
      GROUP BY c.id
    ) counted
    WHERE comment.id = counted.id
      AND (comment.helpful_count, comment.same_count)
        IS DISTINCT FROM (counted.helpful, counted.same)
    RETURNING counted.helpful_count <> counted.helpful AS helpful,
      counted.same_count <> counted.same AS same`;
}

/** A reply has no ordinal; a root gets its own when it is shown first, and keeps it. */
async function giveOrdinals(tx: Transaction, threadId: string): Promise<number> {
  const taken = await tx.$executeRaw`
    UPDATE comment SET root_ordinal = NULL
    WHERE thread_id = ${threadId}::uuid AND depth > 0 AND root_ordinal IS NOT NULL`;
  const given = await tx.$executeRaw`
    UPDATE comment SET root_ordinal = newly.ordinal
    FROM (
      SELECT c.id, (last.ordinal + row_number() OVER (ORDER BY c.number))::int AS ordinal
      FROM comment c, (
        SELECT coalesce(max(root_ordinal), 0) AS ordinal
        FROM comment WHERE thread_id = ${threadId}::uuid
      ) last
      WHERE c.thread_id = ${threadId}::uuid AND c.depth = 0 AND c.root_ordinal IS NULL
        AND c.held_at IS NULL
    ) newly
    WHERE comment.id = newly.id`;
  return taken + given;
}

async function recountWhole(tx: Transaction, threadId: string): Promise<boolean> {
  const wrong = await tx.$executeRaw`
    UPDATE thread SET comment_count = counted.readable, root_count = counted.roots,
      last_number = greatest(last_number, counted.last)
    FROM (
      SELECT coalesce(max(root_ordinal), 0) AS roots, coalesce(max(number), 0) AS last,
        count(*) FILTER (
          WHERE held_at IS NULL AND deleted_at IS NULL AND hidden_by_id IS NULL
        )::int AS readable
      FROM comment WHERE thread_id = ${threadId}::uuid
    ) counted
    WHERE thread.id = ${threadId}::uuid
      AND (comment_count <> counted.readable OR root_count <> counted.roots
        OR last_number < counted.last)`;
  return wrong > 0;
}
