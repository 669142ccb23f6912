import { z } from 'zod';
import { DELETION_WORD, readName } from './rules.ts';

/**
 * Chooses a display name. `name` comes out as `{ text, key }`: what is shown, and what it is
 * compared by. `next` is where the person goes afterwards, unchecked; empty stays on the page.
 */
export const chooseNameInput = z.object({
  name: z.string('Type the name you want to be known by.').transform((typed, context) => {
    const read = readName(typed);
    if (read.ok) return { text: read.name, key: read.key };
    context.addIssue(read.message);
    return z.NEVER;
  }),
  next: z.string().optional(),
});

/** Wants mails about answers, or does not: a box that is not ticked is not sent. */
export const replyMailsInput = z.object({ wanted: z.string().optional() });

/** The token of a mail's own link. */
export const stopMailsInput = z.object({
  token: z.string('This link is not whole. Copy it from the mail once more.').max(200),
});

const NO_WORD = `Type the word “${DELETION_WORD}”, so that nobody does this by a slip.`;

/** Deletes the account: the word has to be typed, in any letters. */
export const deleteAccountInput = z.object({
  word: z.string(NO_WORD).refine((typed) => typed.trim().toLowerCase() === DELETION_WORD, NO_WORD),
});
