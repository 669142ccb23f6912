import { z } from 'zod';
import { NOTE_MAX, NOTE_MIN, WORD_RULE_ACTIONS, wrongWithPhrase } from './rules.ts';

const broken = 'This form is broken; load the page again.';

const phrase = z
  .string()
  .transform((typed) => typed.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
  .superRefine((typed, context) => {
    const wrong =
      typed === '' ? 'Write the phrase that is to be looked for.' : wrongWithPhrase(typed);
    if (wrong !== null) context.addIssue({ code: 'custom', message: wrong });
  });

const note = z
  .string()
  .trim()
  .min(NOTE_MIN, 'Say in a few words why, for the other moderators.')
  .max(NOTE_MAX, `Keep it under ${NOTE_MAX} characters.`);

export const addWordRuleInput = z.object({
  phrase,
  action: z.enum(WORD_RULE_ACTIONS, 'Choose what happens to a comment with this phrase.'),
  note,
});

/** The rest of the form comes along, so that it is still there afterwards. */
export const tryWordRuleInput = z.object({
  phrase,
  action: z.string().prefault(''),
  note: z.string().prefault(''),
});

export const endWordRuleInput = z.object({ ruleId: z.uuid(broken) });
