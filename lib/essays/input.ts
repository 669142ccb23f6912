import { z } from 'zod';
import { isSlug, SLUG_MAX } from '#lib/kernel/slug.ts';
import { isZone } from '#lib/kernel/zoned-time.ts';
import { isLanguage } from './rules/language.ts';
import { CORRECTION_MAX, LABEL_MAX } from './rules/schedule.ts';
import { COVER_ALT_MAX, SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from './rules.ts';

/** An address of ours with the longest title's slug, and a little more. */
const ANSWERS_MAX = 300;

const id = z.uuid('This form is broken; load the page again.');

const line = z.string().transform((typed) => typed.replace(/\s+/g, ' ').trim());

const title = line.pipe(
  z.string().max(TITLE_MAX, `A title can have ${TITLE_MAX} characters at most.`),
);

/** A title that is still to be found is no reason to keep nothing. */
const unfinished = {
  title: title.default(''),
  summary: line
    .pipe(z.string().max(SUMMARY_MAX, `Keep the summary under ${SUMMARY_MAX} characters.`))
    .default(''),
  source: z
    .string()
    .transform((source) => source.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    .pipe(
      z
        .string()
        .max(
          SOURCE_MAX,
          `An essay can have ${SOURCE_MAX.toLocaleString('en-GB')} characters at most.`,
        ),
    )
    .default(''),
  // What a form does not have stays as it is.
  language: z
    .string()
    .refine(isLanguage, 'Choose a language of the list, or type its code, such as en-GB.')
    .transform((code) => Intl.getCanonicalLocales(code)[0])
    .optional(),
  coverId: z
    .union([z.literal('').transform(() => null), z.uuid('Choose the picture again.')])
    .optional(),
  coverAlt: line
    .pipe(z.string().max(COVER_ALT_MAX, `Describe it in ${COVER_ALT_MAX} characters at most.`))
    .optional(),
  /** Address or title of the essay that this one answers. */
  answers: line.pipe(z.string().max(ANSWERS_MAX, 'Type its address or its title.')).optional(),
};

const text = {
  ...unfinished,
  title: line.pipe(
    z
      .string()
      .min(1, 'An essay needs a title.')
      .max(TITLE_MAX, `A title can have ${TITLE_MAX} characters at most.`),
  ),
};

/** The version that was changed. */
const version = z.coerce.number('This form is broken; load the page again.').int().min(1);

export const createEssayInput = z.object(text);

export const beginEssayInput = z.object({ essayId: id, ...unfinished });

export const autosaveEssayInput = z.object({
  essayId: id,
  version,
  /** It joins two versions that went apart, and is kept as a revision at once. */
  joins: z
    .string()
    .optional()
    .transform((sent) => sent === 'yes'),
  ...unfinished,
});

export const saveEssayInput = z.object({ essayId: id, version: version.optional(), ...text });

export const takeBackEssayInput = z.object({ essayId: id });

export const essayInput = z.object({ essayId: id });

export const restoreRevisionInput = z.object({
  essayId: id,
  number: z.coerce.number('Choose a revision.').int().min(1),
});

export const previewEssayInput = z.object({ ...unfinished, title: z.string().default('') });

const correction = line.pipe(
  z.string().max(CORRECTION_MAX, `Keep the note under ${CORRECTION_MAX} characters.`),
);

export const publishCopyInput = z.object({
  essayId: id,
  version: version.optional(),
  correction: correction.default(''),
});

export const scheduleEssayInput = z.object({
  essayId: id,
  version: version.optional(),
  /** On the clocks of the zone, as a field for date and time sends it. */
  at: z.string().default(''),
  zone: z.string().refine(isZone, 'Choose a time zone of the list.'),
});

export const addCorrectionInput = z.object({
  essayId: id,
  note: correction.pipe(z.string().min(1, 'Say what was put right.')),
});

export const moveEssayInput = z.object({
  essayId: id,
  slug: z
    .string()
    // A whole address that was pasted names the same.
    .transform((typed) =>
      typed
        .trim()
        .toLowerCase()
        .replace(/^.*\/essays\//, ''),
    )
    .refine(
      isSlug,
      `Use letters a to z, digits and single hyphens between them, ${SLUG_MAX} at most.`,
    ),
});

export const makeReviewLinkInput = z.object({
  essayId: id,
  label: line.pipe(
    z
      .string()
      .min(1, 'Say for whom it is, so that you know which one to revoke.')
      .max(LABEL_MAX, `Keep it under ${LABEL_MAX} characters.`),
  ),
});

export const revokeReviewLinkInput = z.object({ linkId: id });
