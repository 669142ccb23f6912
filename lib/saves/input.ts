import { z } from 'zod';

const essay = { essayId: z.uuid('This form is broken; load the page again.') };

export const saveForLaterInput = z.object({
  ...essay,
  /** Where its page is, to come back there. */
  slug: z.string().max(200).default(''),
});

export const letGoEssayInput = z.object({
  ...essay,
  /** Where the button stood: on the essay's own page of this, or in the list. */
  from: z.enum(['page', 'list']).default('list'),
  slug: z.string().max(200).default(''),
});
