import { type LockedThread, lockThreadOf } from '#lib/comments/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Prisma } from '#lib/platform/db/generated/client.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';

const withDecision = { hiddenBy: true } as const satisfies Prisma.CommentInclude;

/** A comment with the decision that hides it now. */
export type TakenComment = Prisma.CommentGetPayload<{ include: typeof withDecision }>;

/** An appeal puts the record right even if the writer has deleted the comment meanwhile. */
export const mayBeDeleted = ({ source }: { source?: string }) =>
  source === 'appeal' ? 'taken' : 'refused';

/** Whether a comment is out of sight until somebody has looked at it, not hidden for good. */
export function isHeld({ hiddenBy, heldAt }: TakenComment): boolean {
  return hiddenBy ? hiddenBy.kind === 'hold' : heldAt !== null;
}

/** A comment that nobody else decides about or edits until the end of the transaction. */
export type TakenItem = { thread: LockedThread; comment: TakenComment };

/**
 * Takes a comment for the rest of the transaction: its thread's row first, as everybody does, then
 * its own, so that an edit comes before or finds what was decided. Fails when it is gone, and when
 * its text is, unless `deleted` says that this doesn't matter.
 */
export async function takeComment(
  tx: Transaction,
  commentId: string,
  deleted: 'refused' | 'taken' = 'refused',
): Promise<Result<TakenItem>> {
  const thread = await lockThreadOf(tx, commentId);
  await tx.$queryRaw`SELECT id FROM comment WHERE id = ${commentId}::uuid FOR NO KEY UPDATE`;
  const comment = await tx.comment.findUnique({
    where: { id: commentId },
    include: withDecision,
  });
  if (!thread || !comment) return fail('not-found', 'This comment does not exist any more.');
  if (comment.deletedAt && deleted === 'refused') {
    return fail('comment-deleted', reasons['comment-deleted']);
  }
  return ok({ thread, comment });
}

/** Somebody as they are known in a thread; `ownerId` is null where nobody can sign in as them. */
export type TakenPersona = { id: string; threadId: string; name: string; ownerId: string | null };

/**
 * Takes a persona for the rest of the transaction: the person's row first, as a change of their name
 * does, since that reaches all their personas. Whose it is never leaves the command.
 */
export async function takePersona(
  tx: Transaction,
  personaId: string,
): Promise<Result<TakenPersona>> {
  await tx.$queryRaw`
    SELECT p.id FROM person p JOIN persona_owner o ON o.person_id = p.id
    WHERE o.persona_id = ${personaId}::uuid FOR NO KEY UPDATE OF p`;
  const [persona] = await tx.$queryRaw<TakenPersona[]>`
    SELECT p.id, p.thread_id AS "threadId", p.name, o.person_id AS "ownerId"
    FROM persona p LEFT JOIN persona_owner o ON o.persona_id = p.id
    WHERE p.id = ${personaId}::uuid
    FOR NO KEY UPDATE OF p`;
  return persona ? ok(persona) : fail('not-found', 'Nobody is known by this name any more.');
}
