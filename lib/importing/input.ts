import { z } from 'zod';
import { isSlug } from '#lib/kernel/slug.ts';
import { RUN_MAX_BYTES, RUN_MAX_FILES } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

/** A tick: there when it is set. */
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

export const bringFilesInput = z.object({
  files: z
    .array(z.file().min(1, 'One of these files is empty.'))
    .min(1, 'Choose at least one file.')
    .max(RUN_MAX_FILES, `These are more than ${RUN_MAX_FILES} files: pack the folder as .tar.`)
    .refine(
      (files) => files.reduce((bytes, { size }) => bytes + size, 0) <= RUN_MAX_BYTES,
      `These files have more than ${RUN_MAX_BYTES / 1024 / 1024} MB together. Whoever runs the site can bring larger ones.`,
    ),
  consent: z.enum(['granted', 'unknown'], 'Say whether the writers of the comments agreed.'),
  publish: ticked,
  replace: ticked,
  essay: z
    .string()
    .trim()
    .refine((slug) => slug === '' || isSlug(slug), 'Choose one of the list.')
    .default(''),
});

export const importRunInput = z.object({ runId: id });
