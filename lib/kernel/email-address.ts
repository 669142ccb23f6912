import { z } from 'zod';

/** Longest local part, domain label and whole address (RFC 5321, 4.5.3.1; RFC 1035, 2.3.4). */
const LONGEST_LOCAL_PART = 64;
const LONGEST_LABEL = 63;
const LONGEST_ADDRESS = 254;

const NOT_AN_ADDRESS = 'This does not look like one e-mail address, such as name@example.org.';

/**
 * One bare e-mail address, as it is stored: without spaces around it, in lower case. Anything but
 * ASCII is refused instead of being turned into something else, so that no look-alike of "@" or of
 * a letter can lead the mail elsewhere (next-auth GHSA-7rqj-j65f-68wh).
 */
export const emailAddress = z
  .string(NOT_AN_ADDRESS)
  .transform((typed) => typed.trim())
  .pipe(
    z
      .string()
      .min(1, 'Type your e-mail address.')
      .max(LONGEST_ADDRESS, 'An e-mail address has at most 254 characters.')
      .regex(/^[\x20-\x7e]*$/, {
        message: 'Only addresses in plain Latin letters, digits and signs work here.',
        abort: true,
      })
      .pipe(z.email(NOT_AN_ADDRESS))
      .refine(hasDeliverableParts, NOT_AN_ADDRESS),
  )
  .transform((address) => address.toLowerCase());

function hasDeliverableParts(address: string): boolean {
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  return at <= LONGEST_LOCAL_PART && labels.every((label) => label.length <= LONGEST_LABEL);
}
