/**
 * What somebody may say, with a comment, of where they are with leaving medicine. In the order of the
 * way; nobody has to say anything.
 */
export const STANCES = ['exploring', 'unhappy', 'planning', 'moving', 'left', 'came_back'] as const;
export type Stance = (typeof STANCES)[number];

/** In the words of whoever says it. */
export const STANCE_NAMES: Record<Stance, string> = {
  exploring: 'Exploring',
  unhappy: 'Unhappy where I am',
  planning: 'Planning to leave',
  moving: 'Moving now',
  left: 'Left',
  came_back: 'Came back',
};

/** Those who say it, as a page of their comments is called: "Voices of …". */
export const THOSE_WHO: Record<Stance, string> = {
  exploring: 'those who are exploring',
  unhappy: 'those who are unhappy where they are',
  planning: 'those who plan to leave',
  moving: 'those who are moving now',
  left: 'those who left',
  came_back: 'those who came back',
};

/**
 * So many different people of a discussion have to say the same before anybody is shown that one of
 * them does: with fewer, a badge points at a person (the design's rule for every badge).
 */
export const SHARED_BY = 5;
export const SHARED_BY_IN_WORDS = 'five';

/** How many people of a discussion say a stance, and how often it was said. Never fewer than SHARED_BY people. */
export type StanceCount = { stance: Stance; people: number; comments: number };

/**
 * Where the people of a discussion stand: what enough of them share, in the order of the way. Whoever
 * said two things over time is counted with both. `others`: how many said something that fewer share,
 * put together; null where even those are too few to be told.
 */
export type Stands = { shared: StanceCount[]; others: number | null };

/** A count as the database gives it; a stance of null is everything that too few share. */
export type CountedStance = { stance: Stance | null; people: number; comments: number };

/** What may be told of counts. */
export function tellStands(counts: readonly CountedStance[]): Stands {
  const enough = counts.filter(({ people }) => people >= SHARED_BY);
  const told = (stance: Stance) => enough.find((each) => each.stance === stance);
  return {
    shared: STANCES.flatMap((stance) => {
      const { people, comments } = told(stance) ?? {};
      return people === undefined || comments === undefined ? [] : [{ stance, people, comments }];
    }),
    others: enough.find(({ stance }) => stance === null)?.people ?? null,
  };
}

/** A stance as an address has it. */
export const stanceSlug = (stance: Stance): string => stance.replace('_', '-');

/** The stance that a part of an address names; null for anything else. */
export function stanceIn(part: string): Stance | null {
  return STANCES.find((stance) => stanceSlug(stance) === part) ?? null;
}

// The first that fits: "working towards leaving" speaks of leaving as well, but is no "left".
const SIGNS: [RegExp, Stance][] = [
  [/\b(?:came|come|coming|gone|went|going) back\b|\breturn(?:ed|ing)\b/i, 'came_back'],
  [/\b(?:already|have|having|i) left\b|\bi['’]m out\b/i, 'left'],
  [/\bconcrete steps\b|\bmoving\b|\bclear vision\b|\bon (?:my|the|your) way\b/i, 'moving'],
  [/\bworking towards?\b|\bplan(?:s|ning)?\b/i, 'planning'],
  [/\bdisgruntled\b|\bunhappy\b|\bdissatisfied\b|\bburn(?:t|ed) out\b/i, 'unhappy'],
  [/\bcurious\b|\bexplor\w+\b|\bcontent\b/i, 'exploring'],
];

/**
 * The stance that a case of the guide comes nearest to, by the words an author would use for it; null
 * when none of them is there. For an offer only: nobody's choice is made by it.
 */
export function stanceNear(words: string): Stance | null {
  return SIGNS.find(([sign]) => sign.test(words))?.[1] ?? null;
}
