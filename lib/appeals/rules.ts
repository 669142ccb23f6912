/** An appeal shorter than this says nothing that another moderator could weigh. */
export const APPEAL_MIN = 20;

/** Long enough for every point, and short enough that somebody reads it to the end. */
export const APPEAL_MAX = 4_000;

/** What becomes of a decision that was appealed. */
export const RULINGS = ['upheld', 'reversed'] as const;

export type Ruling = (typeof RULINGS)[number];

/** What became of an appeal, as the person reads it. */
export const RULING_WORDS: Record<Ruling, string> = {
  upheld: 'The decision stands.',
  reversed: 'The decision was taken back.',
};
