// Cache tags of the discussion. A page carries those of what it shows; whoever changes something
// touches what shows it, and nothing else. Ids only: keys and tags are stored in plain text.

import { SECOND } from '#lib/kernel/time.ts';
import type { LateTouch, Touches } from '#lib/kernel/touches.ts';
import type { Stance } from './rules/stances.ts';
import { FIRST_REPLIES, RANKING_LAG, WHOLE_UP_TO, windowOf } from './rules.ts';

/** Everything of a thread: for rare changes of much of it (an import, a release, a new name). */
export const threadTag = (threadId: string) => `thread:${threadId}`;

/** How many comments a thread has. */
export const totalTag = (threadId: string) => `total:${threadId}`;

/** Which roots stand in window `k` of a thread (from 1), and whether there is such a window. */
export const windowTag = (threadId: string, k: number) => `window:${threadId}:${k}`;

/** A root's first replies and how many more there are. */
export const headTag = (rootId: string) => `head:${rootId}`;

/** A comment as it stands in full, and whether it stands there at all. */
export const commentTag = (commentId: string) => `comment:${commentId}`;

/** What is below a comment in its branch. */
export const belowTag = (commentId: string) => `below:${commentId}`;

/** A comment as it is quoted above what answers it. */
export const quotedTag = (commentId: string) => `quoted:${commentId}`;

/** The order of a thread by "most helpful". */
export const rankingTag = (threadId: string) => `ranking:${threadId}`;

/** The comments that came last in a thread. */
export const latestTag = (threadId: string) => `latest:${threadId}`;

/** How many people of a thread say where they are, and what. */
export const stancesTag = (threadId: string) => `stances:${threadId}`;

/** The comments of a thread that say a stance, wherever among them one comes or goes. */
export const voicesTag = (threadId: string, stance: Stance) => `voices:${threadId}:${stance}`;

/** The newest of them: a page of them that is full doesn't carry it. */
export const latestVoicesTag = (threadId: string, stance: Stance) =>
  `latest-voices:${threadId}:${stance}`;

/** Counts that a new comment changes elsewhere: a reader takes no harm from "12" for "13" so long. */
export const COUNTS_LAG = 5 * SECOND;

const soon = (tag: string, afterMs: number): LateTouch => ({ tag, afterMs });

/** A new root of a thread: its number, and which root it is. */
type NewRoot = { threadId: string; number: number; ordinal: number };

/** What a new root touches: its window, the one before if it opens a new one, the newest. */
export function touchedByRoot({ threadId, number, ordinal }: NewRoot): Touches {
  const k = windowOf(ordinal);
  const opens = k > 1 && windowOf(ordinal - 1) < k;
  // With a second one there are orders to choose from, in that by "most helpful" as well.
  const ranks = ordinal === 2 || number === WHOLE_UP_TO + 1;
  return {
    now: unique([
      windowTag(threadId, k),
      ...(opens ? [windowTag(threadId, k - 1)] : []),
      ...touchedWhole(threadId, number, ordinal),
      ...(ranks ? [rankingTag(threadId)] : []),
      latestTag(threadId),
    ]),
    soon: [
      soon(totalTag(threadId), COUNTS_LAG),
      ...(ranks ? [] : [soon(rankingTag(threadId), RANKING_LAG)]),
    ],
  };
}

/** A new reply: below which comment it stands, and how many roots the thread has. */
type NewReply = { threadId: string; number: number; rootCount: number; parentId: string };

/**
 * What a new reply touches, but for its root's head, which depends on where among the replies it
 * came to stand (`touchedHead`).
 */
export function touchedByReply(reply: NewReply): Touches {
  const { threadId, number, rootCount, parentId } = reply;
  return {
    now: [belowTag(parentId), ...touchedWhole(threadId, number, rootCount), latestTag(threadId)],
    soon: [soon(totalTag(threadId), COUNTS_LAG)],
  };
}

/**
 * Whether a reply changes more than a number in its root's head: it is one of the first replies, or
 * the one after them, where the link to the others leads. `before`: how many shown replies of the
 * root's tree stand before it in reading order (more than FIRST_REPLIES + 1 need not be counted).
 */
export function changesHead({ before }: { before: number }) {
  return before <= FIRST_REPLIES;
}

/** A root's head after a reply: now, or soon when only the number of replies behind the link changed. */
export function touchedHead(rootId: string, changes: boolean): Touches {
  const tag = headTag(rootId);
  return changes ? { now: [tag], soon: [] } : { now: [], soon: [soon(tag, COUNTS_LAG)] };
}

/**
 * While a thread is short, its first page shows all of it. The comment that ends that changes every
 * window there is, and the pages in the other orders with them.
 */
function touchedWhole(threadId: string, number: number, rootCount: number): string[] {
  if (number <= WHOLE_UP_TO) return [windowTag(threadId, 1)];
  if (number > WHOLE_UP_TO + 1) return [];
  const windows = Array.from({ length: Math.max(1, windowOf(rootCount)) }, (_, index) =>
    windowTag(threadId, index + 1),
  );
  return [...windows, rankingTag(threadId)];
}

/**
 * What a new comment touches that nobody sees yet. Its number alone may be the one by which a thread
 * is no longer shown whole.
 */
export function touchedByHeld(held: {
  threadId: string;
  number: number;
  rootCount: number;
}): Touches {
  const { threadId, number, rootCount } = held;
  const now = number === WHOLE_UP_TO + 1 ? touchedWhole(threadId, number, rootCount) : [];
  return { now, soon: [] };
}

/** What a new comment that says a stance touches besides. */
export function touchedByVoice(threadId: string, stance: Stance | null): LateTouch[] {
  if (stance === null) return [];
  return [
    soon(stancesTag(threadId), COUNTS_LAG),
    soon(latestVoicesTag(threadId, stance), COUNTS_LAG),
  ];
}

/** What touches a comment that says a stance, or says it no more, anywhere among the others. */
export function touchedByStance(threadId: string, stance: Stance): Touches {
  return {
    now: [voicesTag(threadId, stance)],
    soon: [soon(stancesTag(threadId), COUNTS_LAG)],
  };
}

/** What a new text or a decision about a comment touches: wherever it stands or is quoted. */
export function touchedByText(commentId: string): Touches {
  return { now: [commentTag(commentId), quotedTag(commentId)], soon: [] };
}

/**
 * What hiding or restoring touches: the text and the number of comments that can be read; later the
 * order by "most helpful", in which only what can be read has a place.
 */
export function touchedByDecision(threadId: string, commentId: string): Touches {
  return {
    now: [...touchedByText(commentId).now, totalTag(threadId)],
    soon: [soon(rankingTag(threadId), RANKING_LAG)],
  };
}

/** A comment that left no line, and where it stood. */
export type Vanished = { id: string; parentId: string | null; rootOrdinal: number | null };

/**
 * What a deletion touches. `vanished`: the comments that left no line, from the deleted one up;
 * empty when replies keep its line.
 */
export function touchedByDeletion(deletion: {
  threadId: string;
  commentId: string;
  rootId: string;
  vanished: readonly Vanished[];
}): Touches {
  const { threadId, commentId, rootId, vanished } = deletion;
  const places = vanished.flatMap(({ id, parentId, rootOrdinal }) => [
    commentTag(id),
    ...(parentId === null ? [] : [belowTag(parentId)]),
    ...(rootOrdinal === null ? [] : [windowTag(threadId, windowOf(rootOrdinal))]),
  ]);
  const head = vanished.length > 0 ? [headTag(rootId)] : [];
  const itself = touchedByDecision(threadId, commentId);
  return { ...itself, now: unique([...itself.now, ...places, ...head]) };
}

/**
 * What showing a held comment for the first time touches. It may stand between others, in reading
 * order and by its number, so what comes after it is touched as well: a page that it gets a place on
 * shows one of them, or is the last of its kind.
 */
export function touchedByShowing(shown: {
  threadId: string;
  commentId: string;
  number: number;
  /** How many roots the thread has, with it. */
  rootCount: number;
  /** Which root it is now, or below which comment and root it stands. */
  place: { ordinal: number } | { parentId: string; rootId: string };
  /** The comments shown next after it: in its tree, and by number. */
  next: readonly string[];
}): Touches {
  const { threadId, commentId, number, rootCount, place, next } = shown;
  const asNew =
    'ordinal' in place
      ? touchedByRoot({ threadId, number, ordinal: place.ordinal })
      : touchedByReply({ threadId, number, rootCount, parentId: place.parentId });
  const head = 'rootId' in place ? [headTag(place.rootId)] : [];
  return {
    now: unique([
      ...asNew.now,
      ...head,
      ...touchedByText(commentId).now,
      ...next.map(commentTag),
      totalTag(threadId),
    ]),
    soon: asNew.soon.filter(({ tag }) => tag !== totalTag(threadId)),
  };
}

/** What a change of much of a thread touches: all of it, and its number of comments elsewhere. */
export function touchedWidely(threadId: string): Touches {
  return { now: [threadTag(threadId), totalTag(threadId)], soon: [] };
}

const unique = (tags: string[]): string[] => [...new Set(tags)];
