import { z } from 'zod';
import { isLanguage } from './rules/language.ts';
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

export const autosaveEssayInput = z.object({ essayId: id, version, ...unfinished });

export const saveEssayInput = z.object({ essayId: id, version: version.optional(), ...text });

export const takeBackEssayInput = z.object({ essayId: id });

export const essayInput = z.object({ essayId: id });

export const restoreRevisionInput = z.object({
  essayId: id,
  number: z.coerce.number('Choose a revision.').int().min(1),
  version: version.optional(),
});

export const previewEssayInput = z.object({ ...unfinished, title: z.string().default('') });
