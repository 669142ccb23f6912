import { z } from 'zod';
import { SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

const text = {
  title: z
    .string()
    .transform((title) => title.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'An essay needs a title.')
        .max(TITLE_MAX, `A title can have ${TITLE_MAX} characters at most.`),
    ),
  summary: z
    .string()
    .transform((summary) => summary.replace(/\s+/g, ' ').trim())
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
};

export const createEssayInput = z.object(text);

export const saveEssayInput = z.object({ essayId: id, ...text });

export const takeBackEssayInput = z.object({ essayId: id });

export const previewEssayInput = z.object({ ...text, title: z.string().default('') });
