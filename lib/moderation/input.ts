import { z } from 'zod';
import { EXPLANATION_MAX, EXPLANATION_MIN, RULE_KEYS } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

const explanation = z
  .string()
  .trim()
  .min(
    EXPLANATION_MIN,
    `Write at least ${EXPLANATION_MIN} characters, so that the person can understand it.`,
  )
  .max(EXPLANATION_MAX, `Keep it under ${EXPLANATION_MAX.toLocaleString('en-GB')} characters.`);

export const hideCommentInput = z.object({
  commentId: id,
  rule: z.enum(RULE_KEYS, 'Choose the house rule that the comment breaks.'),
  explanation,
});

export const restoreCommentInput = z.object({ commentId: id, explanation });

export const releaseCommentInput = z.object({ commentId: id });

export const releaseImportInput = z.object({ importId: id });
