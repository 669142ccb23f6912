import { DAY, later, MINUTE } from '#lib/kernel/time.ts';
import type { Actor } from './actor.ts';
import type { Reason } from './reasons.ts';

/** How long a writer may correct a comment: enough for a typing error, too short to change a debate. */
export const EDIT_WINDOW = 15 * MINUTE;

/** How long a moderator may undo a decision of their own: no notice goes out before it is over. */
export const UNDO_WINDOW = MINUTE;

/** How long a person may appeal: at least six months, says article 20 (1) DSA; the longest have 184 days. */
export const APPEAL_WINDOW = 184 * DAY;

/** What the policy has to know about a comment. Never leaves the server. */
export type CommentSubject = {
  /** The person behind the persona; null for imported and sample comments. */
  writerId: string | null;
  writtenAt: Date;
  deleted: boolean;
  hidden: boolean;
  held: boolean;
  essayPublished: boolean;
  /** The thread, or the branch it stands in, is locked. */
  locked: boolean;
};

/** What the policy has to know about an essay. */
export type EssaySubject = { authorId: string | null; published: boolean; hidden: boolean };

/** What the policy has to know about an essay that is to be thrown away, or brought back. */
export type DraftSubject = EssaySubject & {
  /** Readers had it once, whatever became of it. */
  everPublished: boolean;
  /** It lies in the bin. */
  deleted: boolean;
};

/** What the policy has to know about a series. */
export type SeriesSubject = { authorId: string | null };

/** What the policy has to know about a picture that somebody brought. */
export type PictureSubject = { personId: string | null };

/** What the policy has to know about files that somebody brought. */
export type ImportRunSubject = { personId: string };

/** What the policy has to know about a discussion. */
export type ThreadSubject = { essayPublished: boolean; locked: boolean };

/** A comment, an essay or a display name that is reported: whose it is, and whether all may read it. */
export type ItemSubject = { ownerId: string | null; readable: boolean };

/** Somebody as they are known in a thread; `ownerId` is null for imported and sample personas. */
export type PersonaSubject = { ownerId: string | null };

/** What the policy has to know about a decision. */
export type DecisionSubject = {
  /** The person it is about; null when there is no account. */
  affectedId: string | null;
  decidedById: string | null;
  decidedAt: Date;
  undone: boolean;
  appealed: boolean;
  /** It takes something from the person, and stands. */
  burdens: boolean;
};

/** What the policy has to know about an appeal. */
export type AppealSubject = {
  /** Who appealed. */
  personId: string | null;
  /** Who made the decision; null when it was automated. */
  decidedById: string | null;
  decided: boolean;
  /** Whether there is a moderator who neither appealed nor made the decision. */
  anotherModerator: boolean;
};

/** What the policy has to know about the account that acts on itself. */
export type SelfSubject = { named: boolean };

type Verdict = true | Reason;

const isSelf = (actor: Actor, personId: string | null): boolean =>
  actor.personId !== null && actor.personId === personId;

const isWriter = (actor: Actor, comment: CommentSubject): boolean =>
  isSelf(actor, comment.writerId);

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
    if (comment.locked) return 'locked';
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
    if (comment.locked) return 'locked';
    return isWriter(actor, comment) ? 'own-comment' : true;
  },
  openThread(_actor: Actor, thread: ThreadSubject): Verdict {
    if (!thread.essayPublished) return 'not-published';
    return thread.locked ? 'locked' : true;
  },
  publishedThread(_actor: Actor, thread: ThreadSubject): Verdict {
    return thread.essayPublished ? true : 'not-published';
  },
  ownEssay(actor: Actor, essay: EssaySubject): Verdict {
    return actor.personId !== null && actor.personId === essay.authorId ? true : 'not-your-essay';
  },
  /** What a moderator has hidden, its author cannot publish again. */
  ownShownEssay(actor: Actor, essay: EssaySubject): Verdict {
    const own = predicates.ownEssay(actor, essay);
    if (own !== true) return own;
    return essay.hidden ? 'essay-hidden' : true;
  },
  /** What readers once had is taken back, not deleted: others have answered it. */
  ownDraft(actor: Actor, draft: DraftSubject): Verdict {
    const own = predicates.ownEssay(actor, draft);
    if (own !== true) return own;
    if (draft.deleted) return 'essay-deleted';
    return draft.everPublished ? 'published-once' : true;
  },
  ownDeletedDraft(actor: Actor, draft: DraftSubject): Verdict {
    const own = predicates.ownEssay(actor, draft);
    if (own !== true) return own;
    return draft.deleted ? true : 'not-deleted';
  },
  publishedEssay(_actor: Actor, essay: EssaySubject): Verdict {
    return essay.published ? true : 'not-published';
  },
  ownSeries(actor: Actor, series: SeriesSubject): Verdict {
    return isSelf(actor, series.authorId) ? true : 'not-your-series';
  },
  ownPicture(actor: Actor, picture: PictureSubject): Verdict {
    return isSelf(actor, picture.personId) ? true : 'not-your-picture';
  },
  ownImportRun(actor: Actor, run: ImportRunSubject): Verdict {
    return isSelf(actor, run.personId) ? true : 'not-your-files';
  },
  /** A moderator's decision is about somebody else's essay, which was published. */
  othersEssay(actor: Actor, essay: EssaySubject): Verdict {
    if (isSelf(actor, essay.authorId)) return 'own-essay';
    return essay.published || essay.hidden ? true : 'not-published';
  },
  readableItem(_actor: Actor, item: ItemSubject): Verdict {
    return item.readable ? true : 'not-readable';
  },
  /** Nobody judges what is their own. */
  othersItem(actor: Actor, item: ItemSubject): Verdict {
    return isSelf(actor, item.ownerId) ? 'own-item' : true;
  },
  /** A report is about what somebody else made and all may read. */
  othersReadableItem(actor: Actor, item: ItemSubject): Verdict {
    const others = predicates.othersItem(actor, item);
    return others === true ? predicates.readableItem(actor, item) : others;
  },
  othersPersona(actor: Actor, persona: PersonaSubject): Verdict {
    return isSelf(actor, persona.ownerId) ? 'own-persona' : true;
  },
  aboutOneself(actor: Actor, decision: DecisionSubject): Verdict {
    if (!isSelf(actor, decision.affectedId)) return 'not-about-you';
    return decision.undone ? 'undone-already' : true;
  },
  /** Within a minute, by whoever made it. */
  ownDecisionJustNow(actor: Actor, decision: DecisionSubject, now: Date): Verdict {
    if (!isSelf(actor, decision.decidedById)) return 'not-your-decision';
    if (decision.undone) return 'undone-already';
    const age = now.getTime() - decision.decidedAt.getTime();
    return age <= UNDO_WINDOW ? true : 'undo-time-over';
  },
  /** A decision that burdens oneself, once, within six months. */
  appealable(actor: Actor, decision: DecisionSubject, now: Date): Verdict {
    const own = predicates.aboutOneself(actor, decision);
    if (own !== true) return own;
    if (decision.appealed) return 'appealed-already';
    if (!decision.burdens) return 'not-appealable';
    return now <= later(decision.decidedAt, APPEAL_WINDOW) ? true : 'appeal-time-over';
  },
  /** Another moderator than the one who decided, where there is one; never one's own appeal. */
  othersDecision(actor: Actor, appeal: AppealSubject): Verdict {
    if (appeal.decided) return 'appeal-decided';
    if (isSelf(actor, appeal.personId)) return 'own-persona';
    const own = isSelf(actor, appeal.decidedById);
    return own && appeal.anotherModerator ? 'appeal-for-another' : true;
  },
};

export type PredicateName = keyof typeof predicates;
