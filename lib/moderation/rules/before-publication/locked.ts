import { reasons } from '#lib/policy/reasons.ts';
import { type Check, PUBLISH, refuse } from './check.ts';

const BRANCH =
  'A moderator has locked this part of the discussion: it can be read, but nobody can answer in it.';

/** Nobody writes in a locked discussion, or in a branch that is locked anywhere above. */
export const locked: Check = (_comment, { thread, branchLocked }) => {
  if (thread.locked) return refuse('locked', reasons.locked);
  return branchLocked ? refuse('locked', BRANCH) : PUBLISH;
};
