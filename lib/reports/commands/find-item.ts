import { lockThreadOf } from '#lib/comments/port.ts';
import { NAME_REMOVED } from '#lib/people/port.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ItemKind } from '../rules.ts';

/** What is reported: its kind, and the id by which its page knows it (a name by a comment's). */
export type ItemKey = { item: ItemKind; id: string };

/** Something that may be reported. Whose it is never leaves the server. */
export type FoundItem = {
  /** What the report and its case are about. */
  subject: { commentId: string } | { essayId: string } | { personaId: string };
  ownerId: string | null;
  /** Whether everybody may read it. */
  readable: boolean;
  /** Number and writer of the comment; null for an essay. */
  comment: { number: number; name: string } | null;
  essay: { id: string; slug: string };
};

/** Anything that reads: the database, or a transaction. */
type Reads = Pick<Transaction, 'comment' | 'essay'>;

/** Finds what is to be reported; null when there is no such thing. */
export async function findItem(reads: Reads, { item, id }: ItemKey): Promise<FoundItem | null> {
  if (item === 'essay') {
    const essay = await reads.essay.findUnique({ where: { id } });
    return (
      essay && {
        subject: { essayId: id },
        ownerId: essay.authorId,
        readable: essay.publishedRevision !== null,
        comment: null,
        essay: { id, slug: essay.slug },
      }
    );
  }
  const comment = await reads.comment.findUnique({
    where: { id },
    select: {
      number: true,
      personaId: true,
      deletedAt: true,
      heldAt: true,
      hiddenById: true,
      persona: { select: { name: true, owner: { select: { userId: true } } } },
      thread: {
        select: { essay: { select: { id: true, slug: true, publishedRevision: true } } },
      },
    },
  });
  if (!comment) return null;
  const { personaId, persona, deletedAt, heldAt, hiddenById } = comment;
  const { publishedRevision, ...essay } = comment.thread.essay;
  const isShown = deletedAt === null && heldAt === null && hiddenById === null;
  const isThere = item === 'comment' || persona.name !== NAME_REMOVED;
  return {
    subject: item === 'name' ? { personaId } : { commentId: id },
    ownerId: persona.owner?.userId ?? null,
    readable: isShown && isThere && publishedRevision !== null,
    comment: { number: comment.number, name: persona.name },
    essay,
  };
}

/**
 * As findItem, and takes it for the rest of the transaction: two reports about the same thing come
 * one after the other, and so do a report and a decision.
 */
export async function lockItem(tx: Transaction, key: ItemKey): Promise<FoundItem | null> {
  if (key.item === 'comment') await lockThreadOf(tx, key.id);
  const found = await findItem(tx, key);
  if (!found || key.item === 'comment') return found;
  if ('personaId' in found.subject) {
    const { personaId } = found.subject;
    await tx.$queryRaw`SELECT FROM persona WHERE id = ${personaId}::uuid FOR NO KEY UPDATE`;
  } else {
    await tx.$queryRaw`SELECT FROM essay WHERE id = ${key.id}::uuid FOR NO KEY UPDATE`;
  }
  // What was read before the lock may have changed while waiting for it.
  return findItem(tx, key);
}
