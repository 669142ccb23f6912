'use server';

import { defineAction } from '#lib/platform/action.ts';
import { bringImage as bring } from './commands/bring-image.ts';
import { deleteImage as deletePicture } from './commands/delete-image.ts';
import { describeImage as sayWhatItShows } from './commands/describe-image.ts';
import { bringImageInput, deleteImageInput, describeImageInput } from './input.ts';
import { getPictureSubject } from './queries.ts';

/**
 * Takes a picture for a text: fields `picture` (a file) and `alt`. The form gets it back with the
 * Markdown that shows it. Nothing that readers see changes by it.
 */
export const bringImage = defineAction({
  permission: 'image.bring',
  limit: 'picture',
  input: bringImageInput,
  files: ['picture'],
  run: async ({ actor, input, now }) =>
    bring({
      personId: actor.personId,
      bytes: new Uint8Array(await input.picture.arrayBuffer()),
      alt: input.alt,
      now,
    }),
  data: (brought) => brought,
  next: ({ id, note }, { goOn }) =>
    goOn === 'list' ? `/write/images?brought=${id}${note ? '&note=first' : ''}` : null,
  done: 'The picture is here.',
});

/** Says what a picture shows, for those who don't see it. */
export const describeImage = defineAction({
  permission: 'image.manage',
  limit: 'publish',
  input: describeImageInput,
  subject: (input) => getPictureSubject(input.imageId),
  run: ({ input }) => sayWhatItShows(input),
  next: ({ id }) => `/write/images?done=described#picture-${id}`,
});

/** Deletes a picture that no text shows. */
export const deleteImage = defineAction({
  permission: 'image.manage',
  limit: 'publish',
  input: deleteImageInput,
  subject: (input) => getPictureSubject(input.imageId),
  run: ({ input }) => deletePicture(input.imageId),
  next: () => '/write/images?done=deleted',
});
