import { fail, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { copyTitle } from '../rules/copy-title.ts';
import { createEssay } from './create-essay.ts';
import { copyOf, holdEssay } from './essay-copy.ts';

/**
 * Starts a draft with what is being written of another essay: its text, language, cover and what it
 * answers; none of its history, comments, links for reviewers or series.
 */
export function duplicateEssay(order: {
  essayId: string;
  authorId: string | null;
  byline: string;
  now: Date;
}): Promise<Result<{ id: string; slug: string }>> {
  const { essayId, authorId, byline, now } = order;
  return db.$transaction(async (tx) => {
    const essay = await holdEssay(tx, essayId);
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    if (essay.deletedAt) return fail('essay-deleted', reasons['essay-deleted']);
    const copy = await copyOf(tx, essay);
    return createEssay({ ...copy, title: copyTitle(copy.title), authorId, byline, now }, tx);
  });
}
