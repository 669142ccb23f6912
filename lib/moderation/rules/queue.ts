import { later, MINUTE } from '#lib/kernel/time.ts';
import { priorityOf, STEPS } from './urgency.ts';

/**
 * How long a claim keeps others off: long enough to read a thread and ask a colleague, short enough
 * that a moderator who was called away does not keep a case from everybody.
 */
export const CLAIM_FOR = 30 * MINUTE;

/** Cases on a page of the queue: what one sitting clears, and what a phone still loads at once. */
export const QUEUE_PAGE = 20;

/** Cases that one bulk act decides at most: what one page shows. */
export const BULK_MAX = QUEUE_PAGE;

/** A note among moderators that is longer is a discussion and belongs elsewhere. */
export const NOTE_MAX = 2_000;

/** What the queue can be narrowed to, in the order in which it is offered. */
export const QUEUE_FILTERS = [
  'all',
  'danger',
  'reports',
  'held',
  'appeals',
  'mine',
  'unclaimed',
] as const;

export type QueueFilter = (typeof QUEUE_FILTERS)[number];

/** The filter of an address; all for anything that is none. */
export function readFilter(text: unknown): QueueFilter {
  return QUEUE_FILTERS.find((filter) => filter === text) ?? 'all';
}

/** Until when a claim holds; null when nobody has claimed or the claim has lapsed. */
export function claimedUntil(claimedAt: Date | null, now: Date): Date | null {
  if (claimedAt === null) return null;
  const until = later(claimedAt, CLAIM_FOR);
  return until > now ? until : null;
}

export type Urgency = keyof typeof STEPS;

/** How urgent a case is, by its priority. */
export function urgencyOf(priority: number): Urgency {
  const names = Object.keys(STEPS) as Urgency[];
  return names.find((name) => priority >= priorityOf(STEPS[name], 0)) ?? 'check';
}

/** The lowest and highest priority of a step. */
export function prioritiesOf(urgency: Urgency): { from: number; to: number } {
  const from = priorityOf(STEPS[urgency], 0);
  return { from, to: priorityOf(STEPS[urgency], Number.MAX_SAFE_INTEGER) };
}

/** A place in the queue: that of a case, whether it is still open or not. */
export type QueuePlace = { priority: number; openedAt: Date; id: string };

const PLACE = /^(\d{1,5})-(\d{1,15})-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** A place for an address. */
export function writePlace({ priority, openedAt, id }: QueuePlace): string {
  return `${priority}-${openedAt.getTime()}-${id}`;
}

/** The place in an address; null for anything that is none. */
export function readPlace(text: unknown): QueuePlace | null {
  const [, priority, openedAt, id] = (typeof text === 'string' && PLACE.exec(text)) || [];
  if (priority === undefined || openedAt === undefined || id === undefined) return null;
  const at = new Date(Number(openedAt));
  return Number.isNaN(at.getTime()) ? null : { priority: Number(priority), openedAt: at, id };
}

/** The address of the queue: a filter, and the place after which it goes on. */
export function queueAddress(filter: QueueFilter, after: QueuePlace | null = null): string {
  const query = new URLSearchParams();
  if (filter !== 'all') query.set('filter', filter);
  if (after) query.set('after', writePlace(after));
  return query.size === 0 ? '/moderation' : `/moderation?${query}`;
}

/** The address of a case; the filter says from which queue it was opened. */
export function caseAddress(id: string, filter: QueueFilter = 'all'): string {
  return filter === 'all' ? `/moderation/cases/${id}` : `/moderation/cases/${id}?filter=${filter}`;
}
