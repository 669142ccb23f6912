import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { relink } from '#lib/links/port.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { everywhereTags } from '../tags.ts';
import { type HeldEssay, holdEssay } from './essay-copy.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

export type Publication = {
  essayId: string;
  /** The author's name as it stands now. */
  byline: string;
  /** The revision that readers get; the latest when left out. */
  revision?: number;
  /** What it puts right, as readers are told; only of an essay that they had before. */
  correction?: string | undefined;
  now: Date;
};

export type Published = { id: string; slug: string; threadId: string };

/**
 * Shows a revision to readers and, the first time, opens the thread; a time that was set is over
 * with that. A text without a title or a word is refused, and so is what a moderator has hidden.
 */
export function publishEssay(
  publication: Publication,
  within?: Transaction,
): Promise<Result<Published>> {
  // Who brings a transaction touches what it shows.
  if (within) return publishWithin({ tx: within, note: () => {} }, publication);
  return changeAndTouch((tx, note) => publishWithin({ tx, note }, publication));
}

/** The same within a transaction, with what it makes out of date noted. */
export async function publishWithin(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  publication: Publication,
): Promise<Result<Published>> {
  const essay = await holdEssay(tx, publication.essayId);
  const refusal = refusalOf(essay);
  if (!essay || refusal) return refusal ?? GONE;
  const number = publication.revision ?? essay.latestRevision;
  const revision = await tx.essayRevision.findUniqueOrThrow({
    where: { essayId_number: { essayId: essay.id, number } },
    select: { title: true, words: true },
  });
  const unfinished = unfinishedIn(revision);
  if (unfinished) return unfinished;
  await show(tx, essay, number, publication);
  const thread = await tx.thread.upsert({
    where: { essayId: essay.id },
    create: { id: newId(), essayId: essay.id, openedAt: publication.now },
    update: {},
    select: { id: true },
  });
  await relink({ tx, note }, { essayId: essay.id });
  note({ now: everywhereTags(essay), soon: [] });
  return ok({ id: essay.id, slug: essay.slug, threadId: thread.id });
}

/** Why an essay cannot be published, now or later; null when it can. */
export function refusalOf(essay: HeldEssay | null): Result<never> | null {
  if (!essay) return GONE;
  if (essay.deletedAt) return fail('essay-deleted', reasons['essay-deleted']);
  return essay.hiddenById ? fail('essay-hidden', reasons['essay-hidden']) : null;
}

/** There is nothing that could be published. */
export const GONE = fail('not-found', 'This essay does not exist any more.');

/** What a text lacks to be published; null when it lacks nothing. */
export function unfinishedIn(text: { title: string; words: number }): Result<never> | null {
  if (text.title === '') return fail('untitled', 'Give the essay a title first.', 'title');
  return text.words === 0 ? fail('empty', 'Write the essay first.', 'source') : null;
}

async function show(
  tx: Transaction,
  essay: HeldEssay,
  number: number,
  { byline, correction, now }: Publication,
): Promise<void> {
  const wasPublished = essay.publishedAt !== null;
  await tx.essay.update({
    where: { id: essay.id },
    data: {
      publishedRevision: number,
      publishedAt: essay.publishedAt ?? now,
      revisedAt: wasPublished ? now : null,
      takenBackAt: null,
      byline,
      updatedAt: now,
      ...NOT_SCHEDULED,
    },
    select: { id: true },
  });
  if (!wasPublished || !correction) return;
  await tx.correction.create({
    data: { id: newId(), essayId: essay.id, note: correction, revision: number, createdAt: now },
    select: { id: true },
  });
}
