import { DAY, MINUTE, SECOND } from '#lib/kernel/time.ts';

/** Longest comment in characters: about three pages, more is an essay. */
export const BODY_MAX = 10_000;

/**
 * Deepest level of a thread, the root being 0. Ten levels of 8 px still leave two thirds of a
 * 320 px screen to the text; deeper replies stand beside what they answer and name it.
 */
export const MAX_DEPTH = 9;

/**
 * Up to this many comments a discussion is shown whole on its first page: as much as a person reads
 * at one sitting.
 */
export const WHOLE_UP_TO = 50;

/**
 * Roots of one window of a longer discussion: with their first replies some twenty comments, a few
 * screens of a phone, and a page that weighs the same however long the discussion is.
 */
export const ROOTS_PER_WINDOW = 10;

/** Of a root's tree these many, in reading order, stand in the window with it. */
export const FIRST_REPLIES = 3;

/** Comments of one stretch of a branch. With their tags (two each) they stay below Next's 128. */
export const BRANCH_SIZE = 40;

/** The orders in which roots can be read. */
export const ORDERS = ['oldest', 'newest', 'helpful'] as const;
export type Order = (typeof ORDERS)[number];

/** The most roots that are ordered by how helpful they are; after them the rest comes by age. */
export const MOST_RANKED = 1_000;

/** What a person can say to a comment with one click. */
export const REACTION_KINDS = ['helpful', 'same'] as const;
export type ReactionKind = (typeof REACTION_KINDS)[number];

/** How they are called on the page. There is no "no": who disagrees can say why. */
export const REACTION_NAMES: Record<ReactionKind, string> = {
  helpful: 'Helpful',
  same: 'Same here',
};

/** A count as it stands beside the name: nothing for none. */
export function reactionCount(count: number): string {
  return count > 0 ? count.toLocaleString('en-GB') : '';
}

/** After this readers get a new count: many clicks, one page made anew (ms). */
export const REACTION_LAG = 3 * SECOND;

/** After this the order by "most helpful" is made anew: it may lag, or nobody could page in it (ms). */
export const RANKING_LAG = MINUTE;

/** The window that a root stands in, by its ordinal (from 1). */
export const windowOf = (rootOrdinal: number): number => Math.ceil(rootOrdinal / ROOTS_PER_WINDOW);

/** How long a visitor's unposted comment is kept: a night's sleep and a slow mail server. */
export const PENDING_FOR = DAY;

/** What has to be known of a comment to place a reply to it. */
export type Placed = { id: string; depth: number; parentId: string | null };

/**
 * The comment that a reply stands under: the one it answers, or at the depth cap the one above
 * that. Null makes it a root.
 */
export function parentFor(answered: Placed | null): string | null {
  if (answered === null) return null;
  return answered.depth < MAX_DEPTH ? answered.id : answered.parentId;
}

/** The text as it is kept: line ends as newlines, no blank edges, no NUL (PostgreSQL has no room for it). */
export function tidyBody(body: string): string {
  return body.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
}
