import { z } from 'zod';
import { readConfirmed } from '#lib/moderation/rules/before-publication/check.ts';
import { STANCES } from './rules/stances.ts';
import { BODY_MAX, REACTION_KINDS, tidyBody } from './rules.ts';

const body = z
  .string()
  .transform(tidyBody)
  .pipe(
    z
      .string()
      .min(1, 'Write something first.')
      .max(BODY_MAX, `A comment can have ${BODY_MAX.toLocaleString('en-GB')} characters at most.`),
  );

const broken = 'This form is broken; load the page again.';
const id = z.uuid(broken);
/** Hidden fields of a form without a value arrive as empty strings. */
const optionalId = z.union([z.literal('').transform(() => null), id]).prefault('');

/** Checks to which the writer said "post it anyway": their keys, between commas. */
const confirmed = z.string().max(200, broken).prefault('').transform(readConfirmed);

/** Where the writer says they are; an empty field says nothing. */
const stance = z.union([z.literal('').transform(() => null), z.enum(STANCES, broken)]);

/** A new comment, or a reply when `answersId` is given. `postKey` is made once per form. */
export const postCommentInput = z.object({
  essayId: id,
  answersId: optionalId,
  body,
  postKey: id,
  confirmed,
  stance: stance.prefault(''),
  /** Set by the composer on the essay's page, which stays there. */
  inPlace: z.literal('yes').optional(),
});

/** Without a field for it the stance stays as it is. */
export const editCommentInput = z.object({
  commentId: id,
  body,
  confirmed,
  stance: stance.optional(),
});

export const deleteCommentInput = z.object({ commentId: id });

/** A look at a discussion, up to comment `number` (0: there is none yet). */
export const noteVisitInput = z.object({
  essayId: id,
  number: z
    .string()
    .regex(/^\d{1,9}$/, broken)
    .transform(Number),
});

export const previewCommentInput = z.object({ body });

/** A reaction that is to stand (`yes`) or to be taken back: a repeated click is the same click. */
export const reactToCommentInput = z.object({
  commentId: id,
  kind: z.enum(REACTION_KINDS, broken),
  wanted: z.enum(['yes', 'no'], broken).transform((wanted) => wanted === 'yes'),
  /** Set by the thread's own page, which stays there. */
  inPlace: z.literal('yes').optional(),
});
