import { addComments, lockThread, recountThread } from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { HOUR, later } from '#lib/kernel/time.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { readSampleDiscussion, type SampleComment } from './content.ts';

/**
 * Adds the sample discussion to the first essay's thread under sample personas, with what happened
 * to some of its comments: edited, deleted, hidden.
 *
 * @returns how many comments it has.
 */
export async function addSampleDiscussion(
  tx: Transaction,
  essayId: string,
  publishedAt: Date,
): Promise<number> {
  const sample = await readSampleDiscussion();
  const thread = await lockThread(tx, essayId);
  if (!thread) throw new Error('the first essay has no thread');
  const at = (hoursAfter: number) => later(publishedAt, hoursAfter * HOUR);
  const personas = new Map(sample.writers.map((writer) => [writer.key, newId()]));
  await tx.persona.createMany({
    data: sample.writers.map((writer) => ({
      id: personas.get(writer.key) ?? '',
      threadId: thread.id,
      kind: 'sample' as const,
      name: writer.name,
      handle: writer.key,
      createdAt: publishedAt,
    })),
  });
  const added = await addComments(
    tx,
    thread,
    sample.comments.map((comment) => ({
      key: comment.key,
      personaId: personas.get(comment.writer) ?? '',
      answers: comment.replyTo,
      body: comment.body,
      writtenAt: at(comment.hoursAfter),
      heldAt: null,
      importId: null,
    })),
    new Map(),
  );
  for (const [index, comment] of sample.comments.entries()) {
    const id = added[index]?.id;
    if (id) await tellItsStory(tx, id, comment, at);
  }
  await recountThread(tx, thread.id);
  return added.length;
}

/** What happened to a sample comment after it was written. */
async function tellItsStory(
  tx: Transaction,
  commentId: string,
  comment: SampleComment,
  at: (hoursAfter: number) => Date,
): Promise<void> {
  const where = { id: commentId };
  const { edited, deleted, hidden } = comment;
  if (edited) {
    const editedAt = at(edited.hoursAfter);
    await tx.commentRevision.createMany({
      data: edited.earlierVersions.map((body, index) => ({
        commentId,
        number: index + 1,
        body,
        html: renderComment(body),
        replacedAt: editedAt,
      })),
    });
    await tx.comment.update({ where, data: { editedAt } });
  }
  if (deleted) {
    await tx.comment.update({
      where,
      data: { body: '', html: '', deletedAt: at(deleted.hoursAfter) },
    });
  }
  if (hidden) {
    const { id: hiddenById } = await tx.decision.create({
      data: {
        id: newId(),
        kind: 'hide',
        commentId,
        rule: hidden.rule,
        explanation: hidden.explanation,
        decidedAt: at(hidden.hoursAfter),
        decidedByRole: 'moderator',
      },
    });
    await tx.comment.update({ where, data: { hiddenById } });
  }
}
