'use server';

import { ok } from '#lib/kernel/result.ts';
import { defineAction } from '#lib/platform/action.ts';
import { addWordRule as add } from './commands/add-word-rule.ts';
import { endWordRule as end } from './commands/end-word-rule.ts';
import { addWordRuleInput, endWordRuleInput, tryWordRuleInput } from './input.ts';
import { tryPhrase } from './queries/try-phrase.ts';

/** Has a phrase looked for in what is posted from now on. */
export const addWordRule = defineAction({
  permission: 'word-rule.manage',
  limit: 'moderate',
  input: addWordRuleInput,
  run: ({ actor, input, now }) => add({ ...input, byId: actor.personId, now }),
  touchesItself: true,
  next: () => '/moderation/words?done=added',
});

/** Has a phrase looked for no longer. */
export const endWordRule = defineAction({
  permission: 'word-rule.manage',
  limit: 'moderate',
  input: endWordRuleInput,
  run: ({ input, now }) => end({ ...input, now }),
  touchesItself: true,
  next: () => '/moderation/words?done=ended',
});

/** Says what a phrase would have matched lately; changes nothing. */
export const tryWordRule = defineAction({
  permission: 'word-rule.manage',
  limit: 'moderate',
  input: tryWordRuleInput,
  run: async ({ input, now }) => ok(await tryPhrase({ ...input, now })),
  data: (trial) => trial,
});
