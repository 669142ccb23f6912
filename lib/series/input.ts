import { z } from 'zod';
import { SERIES_SUMMARY_MAX, SERIES_TITLE_MAX, STEPS } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

const text = {
  title: z
    .string()
    .transform((title) => title.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'A series needs a title.')
        .max(SERIES_TITLE_MAX, `A title can have ${SERIES_TITLE_MAX} characters at most.`),
    ),
  summary: z
    .string()
    .transform((summary) => summary.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .max(SERIES_SUMMARY_MAX, `Keep the summary under ${SERIES_SUMMARY_MAX} characters.`),
    )
    .default(''),
};

export const createSeriesInput = z.object(text);

export const saveSeriesInput = z.object({ seriesId: id, ...text });

export const seriesInput = z.object({ seriesId: id });

export const addToSeriesInput = z.object({
  seriesId: id,
  essayId: z.uuid('Choose the essay that is to be the next part.'),
});

export const partOfSeriesInput = z.object({ seriesId: id, essayId: id });

export const moveInSeriesInput = z.object({
  seriesId: id,
  essayId: id,
  step: z.enum(STEPS, 'This form is broken; load the page again.'),
});
