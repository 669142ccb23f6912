import type { EssayState } from '#lib/essays/rules.ts';

/** The state of an essay in the words of the desk. */
export const stateWords: Record<EssayState, string> = {
  draft: 'Draft, seen by you only',
  published: 'Published',
  scheduled: 'Scheduled, seen by you only until then',
  changed: 'Published, with changes that readers do not see yet',
  'taken-back': 'Taken back, seen by you only',
  hidden: 'Hidden by a moderator, seen by you only',
};

/** The essays of a state, in the words of the desk. */
export const stateNames: Record<EssayState, string> = {
  draft: 'Drafts',
  scheduled: 'Scheduled',
  published: 'Published',
  changed: 'With changes',
  'taken-back': 'Taken back',
  hidden: 'Hidden',
};

/** What an essay is called that has no title yet. */
export const UNTITLED = 'Untitled';
