'use server';

import { isSlug } from '#lib/kernel/slug.ts';
import { defineAction } from '#lib/platform/action.ts';
import { letGoEssay as letGo } from './commands/let-go-essay.ts';
import { saveForLater as save } from './commands/save-for-later.ts';
import { letGoEssayInput, saveForLaterInput } from './input.ts';
import { getSubject } from './queries.ts';

/** Keeps an essay for the person who asks; nobody else sees that they did. */
export const saveForLater = defineAction({
  permission: 'essay.keep',
  limit: 'react',
  input: saveForLaterInput,
  subject: getSubject,
  run: ({ actor, input, now }) =>
    save({ personId: actor.personId ?? '', essayId: input.essayId, now }),
  next: (_saved, { slug }) => (isSlug(slug) ? `/essays/${slug}/save?done=saved` : '/account/saved'),
});

/** Takes an essay off the list of the person who asks. */
export const letGoEssay = defineAction({
  permission: 'essay.let-go',
  limit: 'react',
  input: letGoEssayInput,
  run: ({ actor, input }) => letGo({ personId: actor.personId ?? '', essayId: input.essayId }),
  next: (_gone, { from, slug }) =>
    from === 'page' && isSlug(slug)
      ? `/essays/${slug}/save?done=let-go`
      : '/account/saved?done=let-go',
});
