import { DAY } from '#lib/kernel/time.ts';

/** A title longer than this does not fit the line of a list, a mail or a preview card. */
export const TITLE_MAX = 150;
/** Two sentences; longer ones are cut by every preview card. */
export const SUMMARY_MAX = 300;
/** About 30,000 words: a long report. Rendering it takes well under a second. */
export const SOURCE_MAX = 200_000;
/** What a picture shows, for those who don't see it: a screen reader reads it in one breath. */
export const COVER_ALT_MAX = 300;
/** How long a deleted draft can be brought back: a holiday and a week to notice. */
export const BIN_FOR = 30 * DAY;

/** What decides the state of an essay on its author's desk. */
export type Publication = {
  publishedRevision: number | null;
  publishedAt: Date | null;
  /** The decision of a moderator that hides it. */
  hiddenById: string | null;
  /** When it is to be published. */
  scheduledFor: Date | null;
  /** The revision that holds what is being written; null: it was changed since the last one. */
  keptAs: number | null;
};

export const ESSAY_STATES = [
  'draft',
  'scheduled',
  'published',
  'changed',
  'taken-back',
  'hidden',
] as const;

export type EssayState = (typeof ESSAY_STATES)[number];

/**
 * draft: never published; scheduled: nothing of it is published, but will be; changed: published,
 * with later changes that readers do not see yet (they may be scheduled); hidden: by a moderator,
 * whatever its author does.
 */
export function essayState(essay: Publication): EssayState {
  if (essay.hiddenById !== null) return 'hidden';
  if (essay.publishedRevision === null) {
    if (essay.scheduledFor !== null) return 'scheduled';
    return essay.publishedAt ? 'taken-back' : 'draft';
  }
  return essay.publishedRevision === essay.keptAs ? 'published' : 'changed';
}
