import type { DeskEssay } from '#lib/essays/views.ts';

/** The state of an essay in the words of the desk. */
export const stateWords: Record<DeskEssay['state'], string> = {
  draft: 'Draft, seen by you only',
  published: 'Published',
  scheduled: 'Scheduled, seen by you only until then',
  changed: 'Published, with changes that readers do not see yet',
  'taken-back': 'Taken back, seen by you only',
  hidden: 'Hidden by a moderator, seen by you only',
};
