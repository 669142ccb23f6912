import { z } from 'zod';
import { emailAddress } from '#lib/kernel/email-address.ts';
import { readCode, safeNext } from './rules.ts';

const next = z
  .string()
  .optional()
  .transform((text) => safeNext(text));

/** Asks for a code. `again` is sent by the page where the code is typed. */
export const askInput = z.object({ email: emailAddress, next, again: z.string().optional() });

const typedCode = z.string('Type the code from the mail.').transform((typed, context) => {
  const code = readCode(typed);
  if (code !== null) return code;
  context.addIssue(
    typed.trim() === '' ? 'Type the code from the mail.' : 'The code has exactly eight digits.',
  );
  return z.NEVER;
});

/** Types the code. */
export const redeemInput = z.object({ code: typedCode, next });

/** Asks for a code to the own address. `again` is sent once a code was asked for. */
export const askToConfirmInput = z.object({ next, again: z.string().optional() });

/** Types that code. */
export const confirmInput = z.object({ code: typedCode, next });

/** Ends a session: nothing has to be said. */
export const leaveInput = z.object({});
