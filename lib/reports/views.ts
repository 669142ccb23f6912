import type { Permit } from '#lib/comments/views.ts';
import type { ItemKind, Outcome } from './rules.ts';

/** A report as the person who made it sees it. */
export type OwnReport = {
  reason: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  outcome: Outcome;
  outcomeAt: string | null;
};

/** The page where something is reported, for one person. */
export type ItemToReport = {
  item: ItemKind;
  /** What the form sends: a comment's id, or an essay's. */
  id: string;
  /** Where it is reported, and where it stands, without the site's own address. */
  address: string;
  standsAt: string;
  /** The essay; its title is empty while nothing of it is published. */
  slug: string;
  title: string;
  /** Number and writer's name; null for an essay, and for what may not be read. */
  comment: { number: number; name: string } | null;
  report: Permit;
  notice: Permit;
  /** What this person reported about it before. */
  earlier: OwnReport | null;
};

/** What a mail to the sender of a notice says: nothing that they wrote, and nobody's name. */
export type NoticeMail = {
  item: ItemKind;
  /** The comment's; null for everything else. */
  number: number | null;
  /** The essay's; empty when nobody reads it any more. */
  title: string;
  /** The reason's key. */
  reason: string;
  madeAt: Date;
  /** Null in the receipt. */
  outcome: Outcome;
};
