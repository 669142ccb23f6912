'use server';

import { defineAction } from '#lib/platform/action.ts';
import { publishPage } from './commands/publish-page.ts';
import { takeBackPage } from './commands/take-back-page.ts';
import { guidePageInput } from './input.ts';
import { GUIDE_TAG, pageAddressTag } from './tags.ts';

const everywhere = (page: { permalink: string }) => [GUIDE_TAG, pageAddressTag(page.permalink)];

/** Shows the latest revision of a page to readers. */
export const publishGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: guidePageInput,
  run: ({ input, now }) => publishPage({ ...input, now }),
  touches: everywhere,
  next: (page) => `/write/pages/${page.id}?done=published`,
});

/** Takes a page away from readers. */
export const takeBackGuidePage = defineAction({
  permission: 'guide.manage',
  limit: 'publish',
  input: guidePageInput,
  run: ({ input }) => takeBackPage(input),
  touches: everywhere,
  next: (page) => `/write/pages/${page.id}?done=taken-back`,
});
