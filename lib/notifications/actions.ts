'use server';

import { defineAction } from '#lib/platform/action.ts';
import { seeNotices as see } from './commands/see-notices.ts';
import { seeNoticesInput } from './input.ts';

/** Marks the notices of a page as read. */
export const seeNotices = defineAction({
  permission: 'notice.see',
  limit: 'visit',
  input: seeNoticesInput,
  run: ({ actor, input, now }) => see({ ...input, personId: actor.personId ?? '', now }),
});
