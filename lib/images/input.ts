import { z } from 'zod';
import { ALT_MAX, LARGEST_PICTURE, tooLarge } from './rules.ts';

const id = z.uuid('This form is broken; load the page again.');

const alt = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(ALT_MAX, `Say it in ${ALT_MAX} characters at most.`));

export const bringImageInput = z.object({
  picture: z
    .file('Choose a picture.')
    .min(1, 'This file is empty.')
    .max(LARGEST_PICTURE, tooLarge()),
  alt: alt.default(''),
  /** Where the person goes on: to the list of pictures; else the form gets the picture back. */
  goOn: z.literal('list').optional(),
});

export const describeImageInput = z.object({ imageId: id, alt });

export const deleteImageInput = z.object({ imageId: id });
