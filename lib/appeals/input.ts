import { z } from 'zod';
import { EXPLANATION_MAX, EXPLANATION_MIN } from '#lib/moderation/rules.ts';
import { APPEAL_MAX, APPEAL_MIN, RULINGS } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

const most = (characters: number) =>
  `Keep it under ${characters.toLocaleString('en-GB')} characters.`;

/** What a person says against a decision. */
export const makeAppealInput = z.object({
  decisionId: id,
  text: z
    .string('Say why the decision is wrong.')
    .trim()
    .min(
      APPEAL_MIN,
      `Write at least ${APPEAL_MIN} characters, so that there is something to weigh.`,
    )
    .max(APPEAL_MAX, most(APPEAL_MAX)),
});

/** What a moderator decides about it. `next` is where the moderator goes on. */
export const decideAppealInput = z.object({
  appealId: id,
  outcome: z.enum(RULINGS, 'Choose whether the decision stands.'),
  explanation: z
    .string('Say why.')
    .trim()
    .min(
      EXPLANATION_MIN,
      `Write at least ${EXPLANATION_MIN} characters, so that the person can understand it.`,
    )
    .max(EXPLANATION_MAX, most(EXPLANATION_MAX)),
  next: z.string().optional(),
});
