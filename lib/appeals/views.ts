import type { Ruling } from './rules.ts';

/** An appeal, for the person who made it and for moderators. Nobody else reads it. */
export type AppealView = {
  id: string;
  decisionId: string;
  /** As it was typed; no markup. */
  text: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  /** Null while nobody has decided. */
  outcome: Ruling | null;
  explanation: string | null;
  decidedAt: string | null;
};
