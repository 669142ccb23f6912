import { TITLE_MAX } from '#lib/essays/rules.ts';
import { LONGEST_NAME } from '#lib/people/rules.ts';

/** A title as long as titles may be, with a word in it that no line holds. */
export const LONG_TITLE =
  'On pneumonoultramicroscopicsilicovolcanoconiosisandotherdiagnosesnobodyoutsideapubquizeverneeds, and on what to call a day without any'.slice(
    0,
    TITLE_MAX,
  );

/** A name as long as names may be, in one piece. */
export const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorffalpersonne'.slice(0, LONGEST_NAME);

/** A word wider than any column. */
export const LONG_WORD = `antidis${'establishment'.repeat(12)}arianism`;
