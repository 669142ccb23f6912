import {
  type AddedComment,
  addComments,
  type LockedThread,
  lockThread,
  type NewEntry,
} from '#lib/comments/port.ts';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedDiscussion, ImportedWriter } from '../rules/imported.ts';

export type DiscussionOrder = {
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

/**
 * Adds a discussion to an essay's thread under imported personas. What came in before from the same
 * source is recognised and not added again.
 */
export async function importDiscussion(
  tx: Transaction,
  discussion: ImportedDiscussion,
  order: DiscussionOrder,
): Promise<Result<DiscussionReport>> {
  const essay = await findEssay(tx, discussion.title, order.essay);
  if (!essay.ok) return essay;
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

async function findEssay(
  tx: Transaction,
  title: string,
  slug: string | null,
): Promise<Result<{ id: string; slug: string }>> {
  const found = await tx.$queryRaw<{ id: string; slug: string }[]>`
    SELECT e.id, e.slug FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE CASE WHEN ${slug}::text IS NULL THEN r.title_key = ${titleKey(title)}
               ELSE e.slug = ${slug} END
    ORDER BY e.published_at LIMIT 2`;
  const [essay, another] = found;
  if (essay && !another) return ok(essay);
  if (another) {
    return fail(
      'several-essays',
      `Several essays are called “${title}”; say which with --essay SLUG.`,
    );
  }
  return slug === null
    ? fail('no-essay', `No published essay is called “${title}”; say which one with --essay SLUG.`)
    : fail('no-essay', `There is no published essay at /essays/${slug}.`);
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
