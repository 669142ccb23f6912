import { type Check, type CheckedComment, type Facts, PUBLISH, type Verdict } from './check.ts';
import { length } from './length.ts';
import { locked } from './locked.ts';
import { newcomerLinks } from './newcomer-links.ts';
import { patientInformation } from './patient-information.ts';
import { repeat } from './repeat.ts';
import { slowMode } from './slow-mode.ts';
import { suspended } from './suspended.ts';
import { wordRules } from './word-rules.ts';

/**
 * What a comment passes before it is published, in this order:
 * - first who and where, which no other text would change (suspended, locked, slow mode);
 * - then what the writer can set right at once, while the text is still in their hands (length,
 *   repeat, patient information, words that are refused or asked about);
 * - last what only a moderator can let through (words that are held, links), so that nobody waits
 *   for a moderator and is refused afterwards.
 */
const CHECKS: readonly Check[] = [
  suspended,
  locked,
  slowMode,
  length,
  repeat,
  patientInformation,
  wordRules,
  newcomerLinks,
];

/** The first check that does not say "publish" decides. */
export function checkBeforePublication(comment: CheckedComment, facts: Facts, now: Date): Verdict {
  for (const check of CHECKS) {
    const verdict = check(comment, facts, now);
    if (verdict.says !== 'publish') return verdict;
  }
  return PUBLISH;
}
