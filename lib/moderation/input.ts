import { z } from 'zod';
import { BULK_FIELDS } from './rules/bulk.ts';
import { BULK_MAX, NOTE_MAX } from './rules/queue.ts';
import {
  EXPLANATION_MAX,
  EXPLANATION_MIN,
  LAW_MAX,
  RULE_KEYS,
  SLOWEST_SECONDS,
  SUSPENSION_MOST_DAYS,
} from './rules.ts';

const broken = 'This form is broken; load the page again.';
const id = z.uuid(broken);

const sentence = (tooShort: string) =>
  z
    .string()
    .trim()
    .min(EXPLANATION_MIN, tooShort)
    .max(EXPLANATION_MAX, `Keep it under ${EXPLANATION_MAX.toLocaleString('en-GB')} characters.`);

const explanation = sentence(
  `Write at least ${EXPLANATION_MIN} characters, so that the person can understand it.`,
);

/** Why somebody looks at what is kept from moderators; it stays on record. */
const reason = sentence(
  `Write at least ${EXPLANATION_MIN} characters: it stays on record why you looked.`,
);

const rule = z.enum(RULE_KEYS, 'Choose the house rule that it breaks.');

const law = z
  .string()
  .trim()
  .max(LAW_MAX, `Keep it under ${LAW_MAX} characters.`)
  .transform((text) => text || null)
  .prefault('');

/** Where the person goes on afterwards: a path of this site; checked when it is used. */
const next = z.string().optional();

/** A ticked box sends something, an unticked one nothing. */
const ticked = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined && sent !== '');

type Ruled = { rule?: string | null; law: string | null };

/** The law is named where the rule is the law (article 17 (3) d DSA). */
const namesLaw = ({ rule, law }: Ruled) => rule !== 'unlawful' || law !== null;
const lawIsMissing = { message: 'Name the law that it breaks.', path: ['law'] };

const burden = { rule, law, explanation, next };
const reversal = { explanation, next };
const aboutComment = { commentId: id };
const aboutThread = { threadId: id };
const aboutEssay = { essayId: id };
const aboutPersona = { personaId: id };

export const hideCommentInput = z
  .object({ ...aboutComment, ...burden })
  .refine(namesLaw, lawIsMissing);
export const holdCommentInput = hideCommentInput;
export const lockBranchInput = hideCommentInput;
export const restoreCommentInput = z.object({ ...aboutComment, ...reversal });
export const putBackInput = restoreCommentInput;
export const unlockBranchInput = restoreCommentInput;

/** A release can do without a sentence of its own: what was held was never wrong. */
export const releaseCommentInput = z.object({
  ...aboutComment,
  explanation: explanation.prefault('A moderator has looked at it: it can be read by everybody.'),
  next,
});

export const releaseImportInput = z.object({ importId: id });

/** Stretches of a text as JSON: [{"start":3,"end":9}]. */
const spans = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: broken });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.object({ start: z.int(), end: z.int() }), broken))
  .prefault('[]');

export const editOutInput = z
  .object({
    ...aboutComment,
    spans,
    /** Words to black out wherever they stand, one to a line: without a script nothing is marked. */
    words: z.string().max(EXPLANATION_MAX).prefault(''),
    /** The source that they were marked in, as a form sends it. */
    body: z.string().transform((text) => text.replace(/\r\n?/g, '\n')),
    ...burden,
  })
  .refine(namesLaw, lawIsMissing);

export const lockThreadInput = z
  .object({ ...aboutThread, ...burden })
  .refine(namesLaw, lawIsMissing);
export const unlockThreadInput = z.object({ ...aboutThread, ...reversal });

const wholeNumber = (message: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number);

const howSlow = 'Choose how long each writer waits.';

export const slowThreadInput = z
  .object({
    ...aboutThread,
    ...burden,
    seconds: wholeNumber(howSlow).pipe(z.int().min(1, howSlow).max(SLOWEST_SECONDS, howSlow)),
    rule: z.union([z.literal('').transform(() => null), rule]).prefault(''),
  })
  .refine(namesLaw, lawIsMissing);
export const unslowThreadInput = unlockThreadInput;

export const hideEssayInput = z.object({ ...aboutEssay, ...burden }).refine(namesLaw, lawIsMissing);
export const restoreEssayInput = z.object({ ...aboutEssay, ...reversal });

export const hideNameInput = z
  .object({ ...aboutPersona, ...burden })
  .refine(namesLaw, lawIsMissing);
export const warnPersonaInput = hideNameInput;
export const restoreNameInput = z.object({ ...aboutPersona, ...reversal });
export const unwarnPersonaInput = restoreNameInput;
export const unsuspendPersonaInput = restoreNameInput;

const howLong = `Choose for how many days, ${SUSPENSION_MOST_DAYS} at most, or until it is lifted.`;

export const suspendPersonaInput = z
  .object({
    ...aboutPersona,
    ...burden,
    /** Empty: until it is lifted. */
    days: z.union(
      [
        z.literal('').transform(() => null),
        wholeNumber(howLong).pipe(z.int().min(1, howLong).max(SUSPENSION_MOST_DAYS, howLong)),
      ],
      howLong,
    ),
  })
  .refine(namesLaw, lawIsMissing);

export const keepCaseInput = z.object({ caseId: id, unfounded: ticked, next });

export const undoDecisionInput = z.object({ decisionId: id, next });

export const takeBackInput = z.object({ decisionId: id, ...reversal });

export const lookAtSealedInput = z.object({ decisionId: id, reason });

export const revealPersonaInput = z.object({ ...aboutPersona, reason });

export const claimCaseInput = z.object({ caseId: id, next });
export const releaseCaseInput = claimCaseInput;

export const noteOnCaseInput = z.object({
  caseId: id,
  text: z
    .string()
    .trim()
    .min(1, 'Write the note first.')
    .max(NOTE_MAX, `Keep it under ${NOTE_MAX.toLocaleString('en-GB')} characters.`),
  next,
});

/** A box for each case of a page. */
const boxes = Object.fromEntries(BULK_FIELDS.map((field) => [field, id.optional()]));

const bulkReason = z.string().trim().max(EXPLANATION_MAX).prefault('');

/** A rule and a reason are asked for where something is hidden. */
export const decideManyInput = z
  .object({
    ...boxes,
    act: z.enum(['hide', 'keep'], broken),
    rule: z.enum(RULE_KEYS).optional().catch(undefined),
    law,
    explanation: bulkReason,
  })
  .refine(({ act, rule: chosen }) => act === 'keep' || chosen !== undefined, {
    message: 'Choose the house rule that they break.',
    path: ['rule'],
  })
  .refine(({ act, explanation: text }) => act === 'keep' || text.length >= EXPLANATION_MIN, {
    message: `Write at least ${EXPLANATION_MIN} characters, so that the person can understand it.`,
    path: ['explanation'],
  })
  .refine((sent) => sent.act === 'keep' || namesLaw(sent), lawIsMissing);

/** The ids of a bulk act's decisions, with commas between them. */
export const undoManyInput = z.object({
  decisionIds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(BULK_MAX)),
  next,
});
