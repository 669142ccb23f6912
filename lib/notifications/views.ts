import type { DecisionKind } from '#lib/moderation/rules/kinds.ts';
import type { ItemKind, Outcome } from '#lib/reports/rules.ts';
import type { Concern } from './rules.ts';

/** What a notice tells. Nothing in it leads to anybody else. */
export type Told =
  | { kind: 'decision'; decisionId: string; concern: Concern; rule: string | null }
  | {
      kind: 'report_outcome';
      item: ItemKind;
      number: number | null;
      /** The essay's; empty when it cannot be read any more. */
      title: string;
      outcome: Outcome;
      /** Where the report is; null when what it was about is gone. */
      address: string | null;
    }
  | {
      kind: 'appeal_outcome';
      decisionId: string;
      concern: Concern;
      outcome: 'upheld' | 'reversed' | null;
    }
  | {
      kind: 'reveal';
      /** The name in that discussion. */
      name: string;
      slug: string;
      title: string;
      reason: string;
    };

/** A notice, for the person it is to and for nobody else. */
export type NoticeView = {
  id: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  isNew: boolean;
  told: Told;
};

/** A page of a person's notices, newest first; `older` is where the next page starts. */
export type NoticesPage = { notices: NoticeView[]; older: string | null };

/** A statement of reasons as its mail tells it (article 17 DSA); the explanation stands beside it. */
export type Statement = {
  kind: DecisionKind;
  rule: { title: string; text: string } | null;
  law: string | null;
  /** Null: until it is taken back. */
  endsAt: Date | null;
  /** How it came to the decision, in words. */
  basis: string;
  appealUntil: Date;
};

/** What the mail of a notice says. */
export type NoticeMail = {
  told: Told;
  /** What the moderator wrote to the person; null where there is no such thing. */
  explanation: string | null;
  /** Null for what takes nothing from the person. */
  statement: Statement | null;
};
