import {
  type AddedComment,
  addComments,
  type LockedThread,
  lockThread,
  type NewEntry,
} from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedDiscussion, ImportedWriter, LeftOut } from '../rules/imported.ts';
import { findDiscussedEssay } from './find-discussed-essay.ts';
import type { Owner } from './import-essay.ts';

export type DiscussionOrder = {
  /** Whose essays alone may be joined; null: everybody's. */
  owner?: Owner | null;
  /** Address of the essay to join; null finds it by the discussion's title. */
  essay: string | null;
  /** unknown: the comments wait for a moderator. */
  consent: 'granted' | 'unknown';
  now: Date;
  /** Told how many comments are in, on long files. */
  say: (done: number, of: number) => void;
};

export type DiscussionReport = {
  kind: 'discussion';
  title: string;
  slug: string;
  threadId: string;
  added: number;
  /** Comments of this source that were here before. */
  known: number;
  /** Added, but waiting for a moderator. */
  held: number;
  writers: number;
  notes: string[];
};

export type LeftOutReport = LeftOut;

/**
 * Adds a discussion to an essay's thread under imported personas. What came in before from the same
 * source is recognised and not added again.
 */
export async function importDiscussion(
  tx: Transaction,
  discussion: ImportedDiscussion,
  order: DiscussionOrder,
): Promise<Result<DiscussionReport | LeftOutReport>> {
  const essay = await findDiscussedEssay(tx, discussion, order);
  if (!essay.ok)
    return discussion.oneOfMany ? ok(leftOut(discussion, essay.problem.message)) : essay;
  const thread = await lockThread(tx, essay.value.id);
  if (!thread) return fail('no-thread', `The essay ${essay.value.slug} has no discussion yet.`);

  const before = await knownComments(tx, thread, discussion);
  const fresh = discussion.comments.filter(
    (comment) => !before.has(sourceKey(discussion, comment.key)),
  );
  const heldAt = order.consent === 'unknown' ? order.now : null;
  const report: DiscussionReport = {
    kind: 'discussion',
    title: discussion.title,
    slug: essay.value.slug,
    threadId: thread.id,
    added: fresh.length,
    known: before.size,
    held: heldAt ? fresh.length : 0,
    writers: new Set(fresh.map((comment) => comment.writer.handle)).size,
    notes: discussion.notes,
  };
  if (fresh.length === 0) return ok(report);

  const { id: importId } = await tx.import.create({
    data: {
      id: newId(),
      format: discussion.format,
      source: discussion.source,
      title: discussion.title,
      threadId: thread.id,
      consent: order.consent,
      importedAt: order.now,
    },
  });
  const personas = await importedPersonas(
    tx,
    thread,
    discussion.source,
    fresh.map((comment) => comment.writer),
    order.now,
  );
  const entries: NewEntry[] = fresh.map((comment) => ({
    key: sourceKey(discussion, comment.key),
    personaId: personas.get(comment.writer.handle) ?? '',
    answers: comment.answers === null ? null : sourceKey(discussion, comment.answers),
    body: comment.body,
    writtenAt: comment.writtenAt ?? order.now,
    heldAt,
    importId,
  }));
  await addComments(tx, thread, entries, before, (done) => order.say(done, entries.length));
  return ok(report);
}

const sourceKey = (discussion: ImportedDiscussion, key: string) => `${discussion.source}#${key}`;

function leftOut(discussion: ImportedDiscussion, why: string): LeftOutReport {
  const { length } = discussion.comments;
  const comments = `${length} ${length === 1 ? 'comment' : 'comments'}`;
  return { kind: 'left-out', what: `${comments} on “${discussion.title}”`, why, notes: [] };
}

/** What came in earlier from this source, by key. */
async function knownComments(
  tx: Transaction,
  thread: LockedThread,
  discussion: ImportedDiscussion,
): Promise<Map<string, AddedComment>> {
  const rows = await tx.comment.findMany({
    where: { threadId: thread.id, importKey: { startsWith: `${discussion.source}#` } },
    select: { id: true, importKey: true, number: true, path: true, depth: true, parentId: true },
  });
  return new Map(
    rows.map(({ importKey, ...row }) => [importKey ?? '', { ...row, key: importKey ?? '' }]),
  );
}

/** One imported persona a writer, by handle; the same name in another source is another person. */
async function importedPersonas(
  tx: Transaction,
  thread: LockedThread,
  source: string,
  writers: ImportedWriter[],
  now: Date,
): Promise<Map<string, string>> {
  const unique = [...new Map(writers.map((writer) => [writer.handle, writer])).values()];
  const handleOf = (writer: ImportedWriter) => `${source}/${writer.handle}`;
  await tx.persona.createMany({
    data: unique.map((writer) => ({
      id: newId(),
      threadId: thread.id,
      kind: 'imported' as const,
      name: writer.name,
      handle: handleOf(writer),
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  const rows = await tx.persona.findMany({
    where: { threadId: thread.id, kind: 'imported', handle: { in: unique.map(handleOf) } },
    select: { id: true, handle: true },
  });
  const byHandle = new Map(rows.map((row) => [row.handle, row.id]));
  return new Map(unique.map((writer) => [writer.handle, byHandle.get(handleOf(writer)) ?? '']));
}
