'use server';

import { renderComment } from '#lib/kernel/markdown/render.ts';
import { ok } from '#lib/kernel/result.ts';
import { defineAction } from '#lib/platform/action.ts';
import { bindBrowser, knownBrowser } from '#lib/platform/cookie-jar.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { deleteComment as remove } from './commands/delete-comment.ts';
import { editComment as edit } from './commands/edit-comment.ts';
import { giveReaction } from './commands/give-reaction.ts';
import { keepComment } from './commands/keep-comment.ts';
import { noteVisit as note } from './commands/note-visit.ts';
import { postComment as post } from './commands/post-comment.ts';
import {
  deleteCommentInput,
  editCommentInput,
  noteVisitInput,
  postCommentInput,
  previewCommentInput,
  reactToCommentInput,
} from './input.ts';
import { getCommentSubject, getThreadSubject } from './queries/subjects.ts';

/** Publishes a comment; a visitor's is kept until they have signed in and confirmed it. */
export const postComment = defineAction({
  permission: 'comment.write',
  limit: 'write',
  input: postCommentInput,
  subject: (input) => getThreadSubject(input.essayId),
  run: ({ actor, input, now, cookies }) =>
    post({
      ...input,
      personId: actor.personId ?? '',
      personName: actor.name ?? '',
      newcomer: isNewcomer(actor),
      browser: knownBrowser(cookies),
      now,
    }),
  touchesItself: true,
  // The composer in the thread asks for the page when it has the comment's number.
  answer: 'alone',
  next: ({ id, held }, input) => {
    if (input.inPlace) return null;
    // What waits has no page for everybody.
    return held === null ? `/comments/${id}` : `/comments/${id}/more`;
  },
  data: ({ id, number, held }) => ({ id, number, held }),
  instead: {
    permission: 'comment.keep',
    subject: (input) => getThreadSubject(input.essayId),
    run: async ({ input, now, cookies }) => {
      const kept = await keepComment({ ...input, browser: bindBrowser(cookies), now });
      if (!kept.ok) return kept;
      const confirm = `/comments/kept/${kept.value.id}`;
      return ok({ leadsTo: `/sign-in?next=${encodeURIComponent(confirm)}` });
    },
  },
});

/** Changes the text of one's own comment. */
export const editComment = defineAction({
  permission: 'comment.edit',
  limit: 'write',
  input: editCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => edit({ ...input, newcomer: isNewcomer(actor), now }),
  touchesItself: true,
  next: ({ id, held }) => (held ? `/comments/${id}/more` : `/comments/${id}`),
});

/** Deletes one's own comment. */
export const deleteComment = defineAction({
  permission: 'comment.delete',
  limit: 'write',
  input: deleteCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ input, now }) => remove({ ...input, now }),
  touchesItself: true,
  next: (deleted) => `/essays/${deleted.slug}#discussion`,
});

/**
 * Says "Helpful" or "Same here" to somebody else's comment, or takes it back. Others see the count
 * a few seconds later, so this touches nothing itself.
 */
export const reactToComment = defineAction({
  permission: 'comment.react',
  limit: 'react',
  input: reactToCommentInput,
  subject: (input) => getCommentSubject(input.commentId),
  run: ({ actor, input, now }) => giveReaction({ ...input, personId: actor.personId ?? '', now }),
  next: (_reactions, input) =>
    input.inPlace ? null : `/comments/${input.commentId}/more#reactions`,
  data: (reactions) => reactions,
});

/** Notes how far a person has read a discussion, for the mark "new". Nobody else learns of it. */
export const noteVisit = defineAction({
  permission: 'thread.visit',
  limit: 'visit',
  input: noteVisitInput,
  subject: (input) => getThreadSubject(input.essayId),
  run: ({ actor, input, now }) => note({ ...input, personId: actor.personId ?? '', now }),
});

/** Shows what a text will look like, by the same rendering as the page. */
export const previewComment = defineAction({
  permission: 'comment.preview',
  limit: 'preview',
  input: previewCommentInput,
  run: async ({ input }) => ok({ html: renderComment(input.body) }),
  data: (preview) => preview,
});

function isNewcomer(actor: Actor): boolean {
  return actor.kinds.includes('newcomer');
}
