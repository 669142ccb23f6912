import { z } from 'zod';
import { emailAddress } from '#lib/kernel/email-address.ts';
import {
  CONTACT_NAME_MAX,
  ITEM_KINDS,
  mayBeUnsigned,
  NOTE_MAX,
  REPORT_REASONS,
  WHY_MAX,
  WHY_MIN,
} from './rules.ts';

const BROKEN = 'This form is broken; load the page again.';

const about = {
  item: z.enum(ITEM_KINDS, BROKEN),
  id: z.uuid(BROKEN),
  reason: z.enum(REPORT_REASONS, 'Choose what this is about.'),
};

const tooLong = (most: number) =>
  `Keep it under ${most.toLocaleString('en-GB')} characters; a moderator reads it in a queue.`;

/** A member's report: why, and what a moderator should know besides. */
export const makeReportInput = z.object({
  ...about,
  note: z.string().trim().max(NOTE_MAX, tooLong(NOTE_MAX)).default(''),
});

/** An address, or null when nothing was typed. */
const optionalAddress = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const read = emailAddress.safeParse(typed);
    if (read.success) return read.data;
    context.addIssue(read.error.issues[0]?.message ?? BROKEN);
    return z.NEVER;
  });

const optionalName = z
  .string()
  .trim()
  .max(CONTACT_NAME_MAX, `A name has at most ${CONTACT_NAME_MAX} characters.`)
  .default('')
  .transform((name) => (name === '' ? null : name));

// Said at once with whatever else is missing.
const always = { when: () => true };

const wants = (field: 'name' | 'email') => (sent: { reason?: unknown } & Record<string, unknown>) =>
  mayBeUnsigned(String(sent.reason)) || sent[field] !== null;

/** A notice under article 16 (2) DSA: why, where, from whom, in good faith. */
export const sendNoticeInput = z
  .object({
    ...about,
    why: z
      .string('Say what is wrong.')
      .trim()
      .min(
        WHY_MIN,
        `Write at least ${WHY_MIN} characters, so that a moderator can see what you mean.`,
      )
      .max(WHY_MAX, tooLong(WHY_MAX)),
    name: optionalName,
    email: optionalAddress,
    goodFaith: z.literal('yes', 'Say that you believe this to be true.'),
  })
  .refine(wants('name'), { ...always, path: ['name'], error: 'Type your name.' })
  .refine(wants('email'), { ...always, path: ['email'], error: 'Type your e-mail address.' });
