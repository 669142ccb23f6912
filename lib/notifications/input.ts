import { z } from 'zod';

const id = z.uuid('This form is broken; load the page again.');

/** Which notices were on the page: from the newest to the oldest of them. */
export const seeNoticesInput = z.object({ newest: id, oldest: id });
