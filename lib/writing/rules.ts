import { MINUTE } from '#lib/kernel/time.ts';
import type { CopyText, NewText } from './views.ts';

/**
 * How long a text is written on before what it was is kept as a revision by itself: a morning's work
 * is then a page of history, not a scroll, and whoever deletes too much finds it.
 */
export const AUTO_REVISION_AFTER = 10 * MINUTE;

/** How a revision is named whose writer has no account any more. */
export const SOMEBODY = 'somebody';

/** What decides whether a text is kept as a revision before it is overwritten. */
export type BeforeOverwriting = {
  /** The revision that holds exactly this text. */
  keptAs: number | null;
  savedById: string | null;
  /** When the latest revision of the text was made; null when there is none. */
  lastRevisionAt: Date | null;
};

/**
 * Whether what is written is first kept as a revision, because the next save would put something
 * else in its place: somebody else goes on, or ten minutes have passed since the last revision. What
 * a revision holds already is safe.
 */
export function keepsFirst(
  text: BeforeOverwriting,
  next: { savedById: string | null; now: Date },
): boolean {
  if (text.keptAs !== null) return false;
  if (text.savedById !== next.savedById) return true;
  if (text.lastRevisionAt === null) return true;
  return next.now.getTime() - text.lastRevisionAt.getTime() >= AUTO_REVISION_AFTER;
}

/** The text with what was sent put in; what was not sent stays. */
export function withChanges(text: CopyText, sent: NewText): CopyText {
  return {
    title: sent.title,
    summary: sent.summary,
    source: sent.source,
    language: sent.language ?? text.language,
    coverId: sent.coverId === undefined ? text.coverId : sent.coverId,
    coverAlt: sent.coverAlt ?? text.coverAlt,
    answersId: sent.answersId === undefined ? text.answersId : sent.answersId,
  };
}

/** Whether two texts are the same in every part. */
export function isSameText(one: CopyText, other: CopyText): boolean {
  return (
    one.source === other.source &&
    one.title === other.title &&
    one.summary === other.summary &&
    one.language === other.language &&
    one.coverId === other.coverId &&
    one.coverAlt === other.coverAlt &&
    one.answersId === other.answersId
  );
}

/**
 * What becomes of a save. `same`: the text is kept already (an answer that was lost, sent again);
 * `conflict`: it was changed since the version that the sender had; else it is taken. Whoever names
 * no version (a seed, an import) overwrites.
 */
export function decideSave(
  kept: { version: number; text: CopyText },
  sent: { version: number | null; text: CopyText },
): 'same' | 'conflict' | 'take' {
  if (isSameText(kept.text, sent.text)) return 'same';
  return sent.version === null || sent.version === kept.version ? 'take' : 'conflict';
}

/**
 * About how many words a Markdown text has, without rendering it: groups of characters between spaces
 * with a letter or digit in them. The revision's own count leaves out addresses.
 */
export function roughWords(source: string): number {
  let words = 0;
  for (const [word] of source.matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(word)) words += 1;
  return words;
}

/** "you" for whoever looks, else the name. */
export function whoSaved(
  savedBy: { id: string; name: string | null } | null,
  viewerId: string | null,
): string {
  if (savedBy === null) return SOMEBODY;
  return savedBy.id === viewerId ? 'you' : (savedBy.name ?? SOMEBODY);
}
