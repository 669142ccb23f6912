'use server';

import { getCommentSubject } from '#lib/comments/queries/subjects.ts';
import { defineAction } from '#lib/platform/action.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { hideComment as hide } from './commands/hide-comment.ts';
import type { DecidedBy } from './commands/record-decision.ts';
import { releaseHeld } from './commands/release-held.ts';
import { restoreComment as restore } from './commands/restore-comment.ts';
import {
  hideCommentInput,
  releaseCommentInput,
  releaseImportInput,
  restoreCommentInput,
} from './input.ts';

/** Hides a comment from readers for a house rule, with the reason its writer will read. */
export const hideComment = defineAction({
  permission: 'comment.hide',
  limit: 'moderate',
  input: hideCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => hide({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: (hidden) => `/comments/${hidden.commentId}/hide?done=hidden`,
});

/** Lets a hidden comment be read again, with the reason its writer will read. */
export const restoreComment = defineAction({
  permission: 'comment.restore',
  limit: 'moderate',
  input: restoreCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => restore({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: (restored) => `/comments/${restored.commentId}/hide?done=restored`,
});

/** Lets one held comment be read. */
export const releaseComment = defineAction({
  permission: 'import.release',
  limit: 'moderate',
  input: releaseCommentInput,
  run: ({ actor, input, now }) => releaseHeld({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: (released) =>
    released.importId ? `/moderation/imports/${released.importId}?done=released` : '/moderation',
});

/** Lets everything that an import still holds be read. */
export const releaseImport = defineAction({
  permission: 'import.release',
  limit: 'moderate',
  input: releaseImportInput,
  run: ({ actor, input, now }) => releaseHeld({ ...input, by: decidedBy(actor), now }),
  touchesItself: true,
  next: () => '/moderation?done=released',
});

function decidedBy(actor: Actor): DecidedBy {
  return { id: actor.personId, role: actor.kinds.includes('moderator') ? 'moderator' : 'admin' };
}
