'use server';

import { getDecisionSubject } from '#lib/moderation/queries/decision-subject.ts';
import { decidedBy } from '#lib/moderation/rules/decided-by.ts';
import { defineAction } from '#lib/platform/action.ts';
import { safeNext } from '#lib/sign-in/rules.ts';
import { decideAppeal as decide } from './commands/decide-appeal.ts';
import { makeAppeal as appeal } from './commands/make-appeal.ts';
import { decideAppealInput, makeAppealInput } from './input.ts';
import { getAppealSubject } from './queries.ts';

/** Says what is wrong with a decision about oneself, once. */
export const makeAppeal = defineAction({
  permission: 'decision.appeal',
  limit: 'report',
  input: makeAppealInput,
  subject: (input) => getDecisionSubject(input.decisionId),
  run: ({ actor, input, now }) => appeal({ ...input, personId: actor.personId ?? '', now }),
  touchesItself: true,
  next: ({ decisionId }) => `/decisions/${decisionId}#appeal`,
});

/** Decides about an appeal, with the reason that the person will read. */
export const decideAppeal = defineAction({
  permission: 'appeal.decide',
  limit: 'moderate',
  input: decideAppealInput,
  subject: (input) => getAppealSubject(input.appealId),
  run: ({ actor, input, now }) => decide({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: ({ decisionId }, { next }) => (next ? safeNext(next) : `/decisions/${decisionId}`),
});
