import { z } from 'zod';

export const guidePageInput = z.object({
  pageId: z.uuid('This form is broken; load the page again.'),
});
