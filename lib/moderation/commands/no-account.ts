import { fail } from '#lib/kernel/result.ts';

/** Of an imported or sample persona: there is nobody who could be told, or kept from writing. */
export const noAccount = fail(
  'no-account',
  'Nobody can sign in under this name: it came in with an import, or belongs to the sample.',
);
