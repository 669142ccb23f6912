/** A title longer than this does not fit the line of a list, a mail or a preview card. */
export const TITLE_MAX = 150;
/** Two sentences; longer ones are cut by every preview card. */
export const SUMMARY_MAX = 300;
/** About 30,000 words: a long report. Rendering it takes well under a second. */
export const SOURCE_MAX = 200_000;

/** What decides the state of an essay on its author's desk. */
export type Publication = {
  latestRevision: number;
  publishedRevision: number | null;
  publishedAt: Date | null;
  /** The decision of a moderator that hides it. */
  hiddenById: string | null;
};

export type EssayState = 'draft' | 'published' | 'changed' | 'taken-back' | 'hidden';

/**
 * draft: never published; changed: published, with later changes that readers do not see yet;
 * hidden: by a moderator, whatever its author does.
 */
export function essayState(essay: Publication): EssayState {
  if (essay.hiddenById !== null) return 'hidden';
  if (essay.publishedRevision === null) return essay.publishedAt ? 'taken-back' : 'draft';
  return essay.publishedRevision === essay.latestRevision ? 'published' : 'changed';
}
