'use server';

import { defineAction } from '#lib/platform/action.ts';
import { beginImport as begin } from './commands/begin-import.ts';
import { bringFiles as bring } from './commands/bring-files.ts';
import { deleteRun } from './commands/delete-run.ts';
import { bringFilesInput, importRunInput } from './input.ts';
import { getRunSubject } from './queries.ts';

/** Keeps files that an author brings and has them read; nothing of them comes in yet. */
export const bringFiles = defineAction({
  permission: 'import.bring',
  limit: 'imports',
  input: bringFilesInput,
  fileLists: ['files'],
  run: ({ actor, input, now }) =>
    bring({
      personId: actor.personId ?? '',
      files: input.files,
      consent: input.consent,
      publish: input.publish,
      replace: input.replace,
      essaySlug: input.essay || null,
      now,
    }),
  next: ({ id }) => `/write/import/${id}`,
});

/** Has what was read brought in. */
export const beginImport = defineAction({
  permission: 'import.run',
  limit: 'imports',
  input: importRunInput,
  subject: (input) => getRunSubject(input.runId),
  run: ({ input, now }) => begin({ runId: input.runId, now }),
  next: ({ id }) => `/write/import/${id}`,
});

/** Deletes a run with its files; what a finished one brought stays. */
export const deleteImport = defineAction({
  permission: 'import.run',
  limit: 'imports',
  input: importRunInput,
  subject: (input) => getRunSubject(input.runId),
  run: ({ input }) => deleteRun(input.runId),
  next: () => '/write/import?done=deleted',
});
