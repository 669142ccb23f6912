import { MINUTE } from '#lib/kernel/time.ts';
import type { Actor } from './actor.ts';
import type { Reason } from './reasons.ts';

/** How long a writer may correct a comment: enough for a typing error, too short to change a debate. */
export const EDIT_WINDOW = 15 * MINUTE;

/** What the policy has to know about a comment. Never leaves the server. */
export type CommentSubject = {
  /** The person behind the persona; null for imported and sample comments. */
  writerId: string | null;
  writtenAt: Date;
  deleted: boolean;
  hidden: boolean;
  held: boolean;
  essayPublished: boolean;
};

/** What the policy has to know about an essay. */
export type EssaySubject = { authorId: string | null; published: boolean };

/** What the policy has to know about a discussion. */
export type ThreadSubject = { essayPublished: boolean };

/** What the policy has to know about the account that acts on itself. */
export type SelfSubject = { named: boolean };

type Verdict = true | Reason;

const isWriter = (actor: Actor, comment: CommentSubject) =>
  actor.personId !== null && actor.personId === comment.writerId;

/** Standing conditions on a comment, in the order in which they are told. */
function present(comment: CommentSubject): Verdict {
  if (comment.deleted) return 'comment-deleted';
  if (!comment.essayPublished) return 'not-published';
  return true;
}

/** The named conditions that a cell of the table may hold. */
export const predicates = {
  /** Anybody may read what is published. */
  publicComment(_actor: Actor, comment: CommentSubject): Verdict {
    const there = present(comment);
    if (there !== true) return there;
    if (comment.held) return 'comment-held';
    return comment.hidden ? 'comment-hidden' : true;
  },
  /** What is published, and what is one's own even when it is hidden or held. */
  publicOrOwnComment(actor: Actor, comment: CommentSubject): Verdict {
    const there = present(comment);
    if (there !== true || isWriter(actor, comment)) return there;
    return predicates.publicComment(actor, comment);
  },
  /** Moderators read hidden and held comments; a deleted text is gone for them too. */
  undeletedComment(_actor: Actor, comment: CommentSubject): Verdict {
    return comment.deleted ? 'comment-deleted' : true;
  },
  /** One's own comment, within 15 minutes, unless it is hidden: then it waits for the moderator. */
  ownCommentInEditWindow(actor: Actor, comment: CommentSubject, now: Date): Verdict {
    if (!isWriter(actor, comment)) return 'not-your-comment';
    const there = present(comment);
    if (there !== true) return there;
    if (comment.hidden) return 'comment-hidden';
    return now.getTime() - comment.writtenAt.getTime() <= EDIT_WINDOW ? true : 'edit-window-over';
  },
  /** One's own comment, at any time, whatever a moderator decided about it. */
  ownComment(actor: Actor, comment: CommentSubject): Verdict {
    if (!isWriter(actor, comment)) return 'not-your-comment';
    return comment.deleted ? 'comment-deleted' : true;
  },
  /** A moderator's decision is about somebody else's comment. */
  othersComment(actor: Actor, comment: CommentSubject): Verdict {
    if (isWriter(actor, comment)) return 'your-own-comment';
    return comment.deleted ? 'comment-deleted' : true;
  },
  /** A reaction is to what everybody may read, from somebody who did not write it. */
  othersPublicComment(actor: Actor, comment: CommentSubject): Verdict {
    const readable = predicates.publicComment(actor, comment);
    if (readable !== true) return readable;
    return isWriter(actor, comment) ? 'own-comment' : true;
  },
  openThread(_actor: Actor, thread: ThreadSubject): Verdict {
    return thread.essayPublished ? true : 'not-published';
  },
  ownEssay(actor: Actor, essay: EssaySubject): Verdict {
    return actor.personId !== null && actor.personId === essay.authorId ? true : 'not-your-essay';
  },
};

export type PredicateName = keyof typeof predicates;
