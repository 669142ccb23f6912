/** What a moderator, or a rule without one, can decide. */
export const DECISION_KINDS = [
  'hide',
  'restore',
  'hold',
  'release',
  'keep',
  'edit_out',
  'put_back',
  'lock',
  'unlock',
  'slow',
  'unslow',
  'warn',
  'unwarn',
  'suspend',
  'unsuspend',
] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a decision can be about. */
export const SUBJECT_KINDS = ['comment', 'essay', 'persona', 'thread', 'import'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What has to be known of a kind of decision. */
type Kind = {
  /** As a log has it: "Hidden". */
  past: string;
  /** The kind that takes it back; null for one that takes another back, and for keep. */
  takenBackBy: DecisionKind | null;
  /** Takes something from the person: it needs a house rule, and can be appealed. */
  burdens: boolean;
};

/** Every kind, with how it is taken back. */
export const kinds: Record<DecisionKind, Kind> = {
  hide: { past: 'Hidden', takenBackBy: 'restore', burdens: true },
  restore: { past: 'Restored', takenBackBy: null, burdens: false },
  hold: { past: 'Held', takenBackBy: 'release', burdens: true },
  release: { past: 'Released', takenBackBy: null, burdens: false },
  keep: { past: 'Left as it is', takenBackBy: null, burdens: false },
  edit_out: { past: 'Blacked out in part', takenBackBy: 'put_back', burdens: true },
  put_back: { past: 'Put back', takenBackBy: null, burdens: false },
  lock: { past: 'Locked', takenBackBy: 'unlock', burdens: true },
  unlock: { past: 'Unlocked', takenBackBy: null, burdens: false },
  slow: { past: 'Slowed down', takenBackBy: 'unslow', burdens: true },
  unslow: { past: 'No longer slowed down', takenBackBy: null, burdens: false },
  warn: { past: 'Warned', takenBackBy: 'unwarn', burdens: true },
  unwarn: { past: 'Warning taken back', takenBackBy: null, burdens: false },
  suspend: { past: 'Suspended', takenBackBy: 'unsuspend', burdens: true },
  unsuspend: { past: 'Suspension ended', takenBackBy: null, burdens: false },
};
