import type { ReactionKind } from './rules.ts';

/** What readers are told about who wrote a comment. Nothing here leads to an account. */
export type PersonaView = {
  name: string;
  /** imported: came in with an import; sample: belongs to the sample discussion. */
  kind: 'member' | 'imported' | 'sample';
};

/** A comment as everybody gets it. Hidden and deleted ones carry no text and no name. */
export type CommentView = {
  id: string;
  number: number;
  depth: number;
  state: 'shown' | 'hidden' | 'deleted';
  /** Null when the text is not shown. */
  author: PersonaView | null;
  html: string | null;
  /** The short name of the house rule under which it is hidden. */
  hiddenFor: string | null;
  /** ISO 8601, UTC. */
  writtenAt: string;
  editedAt: string | null;
  /** Number of the comment it answers; null for a root. */
  answers: number | null;
  /** Direct replies that are shown, in this window or beyond it. */
  replyCount: number;
  /** Its replies as far as this window reaches. */
  replies: CommentView[];
};

/** A stretch of a thread in reading order. */
export type ThreadWindow = {
  essayId: string;
  slug: string;
  title: string;
  /** Comments of the whole thread whose text can be read. */
  total: number;
  /** Whether the thread holds sample comments. */
  hasSample: boolean;
  /** Number of the comment that the window starts with; null for the start of the thread. */
  from: number | null;
  /** The comments above the window's first one, from the root down, each without its replies. */
  ancestors: CommentView[];
  /** The trees of the window: a tree whose root is above starts with its first comment here. */
  comments: CommentView[];
  /** Number of the comment that the next window starts with; null at the end. */
  next: number | null;
};

/** One comment in its place: what stands above it and the first of what answers it. */
export type CommentPage = {
  essayId: string;
  slug: string;
  title: string;
  ancestors: CommentView[];
  comment: CommentView;
  /** Number of the first comment below it that is not on the page; null when all are. */
  next: number | null;
};

/** A comment's versions, newest first; the first is what stands now. */
export type CommentHistory = {
  id: string;
  number: number;
  slug: string;
  title: string;
  author: PersonaView;
  versions: { number: number; html: string; from: string; until: string | null }[];
};

/** Whether a person may do something, and if not, why: a code for programs, a sentence for them. */
export type Permit = { allowed: true } | { allowed: false; code: string; message: string };

/** A comment on its own pages (reply, edit, hide …), as one person gets it. */
export type CommentForOne = {
  id: string;
  number: number;
  essayId: string;
  slug: string;
  title: string;
  state: 'shown' | 'hidden' | 'held' | 'deleted';
  isOwn: boolean;
  /** Author and text are null for who may not read them. */
  author: PersonaView | null;
  html: string | null;
  /** The Markdown it was written in; for its writer only. */
  body: string | null;
  /** The short name of the house rule under which it is hidden. */
  hiddenFor: string | null;
  /** ISO 8601, UTC. */
  writtenAt: string;
  editedAt: string | null;
  /** Until when its writer may change it. */
  editableUntil: string;
  replyCount: number;
  /** How many people said "Helpful" and "Same here", and what this one did. */
  helpful: number;
  same: number;
  given: ReactionKind[];
  may: Record<'reply' | 'react' | 'edit' | 'delete' | 'hide' | 'restore' | 'release', Permit>;
};

/** An essay whose discussion a person wants to write in. */
export type EssayToAnswer = { essayId: string; slug: string; title: string; reply: Permit };

/** A comment that a browser kept while its writer went to sign in. */
export type KeptComment = {
  essayId: string;
  slug: string;
  title: string;
  answersId: string | null;
  body: string;
  postKey: string;
};

/** What a person said to a comment with one click. For nobody but themselves. */
export type GivenReaction = { number: number; kind: ReactionKind };

/** A comment of one's own, to be marked on the page. */
export type OwnComment = {
  id: string;
  number: number;
  /** ISO 8601, UTC; null when it cannot be edited (any more). */
  editableUntil: string | null;
  hidden: boolean;
};

/** A comment as the windows' SQL gives it. */
export type CommentRow = {
  id: string;
  number: number;
  depth: number;
  html: string;
  writtenAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  hidden: boolean;
  /** Short name of the rule, mapped by the caller from the decision's key. */
  hiddenFor: string | null;
  answers: number | null;
  replyCount: number;
  authorName: string;
  authorKind: PersonaView['kind'];
};

/** What readers get of a row: text and name only while they may be read. */
export function commentView(row: CommentRow): CommentView {
  const state = row.deletedAt ? 'deleted' : row.hidden ? 'hidden' : 'shown';
  const shown = state === 'shown';
  return {
    id: row.id,
    number: row.number,
    depth: row.depth,
    state,
    author: shown ? { name: row.authorName, kind: row.authorKind } : null,
    html: shown ? row.html : null,
    hiddenFor: state === 'hidden' ? row.hiddenFor : null,
    writtenAt: row.writtenAt.toISOString(),
    editedAt: shown ? (row.editedAt?.toISOString() ?? null) : null,
    answers: row.answers,
    replyCount: row.replyCount,
    replies: [],
  };
}

/** Nests comments that come in reading order; one whose parent is not among them is a root here. */
export function nest(inOrder: CommentView[]): CommentView[] {
  const roots: CommentView[] = [];
  const branch: CommentView[] = [];
  for (const comment of inOrder) {
    while (branch.length > 0 && (branch.at(-1)?.depth ?? 0) >= comment.depth) branch.pop();
    const parent = branch.at(-1);
    (parent ? parent.replies : roots).push(comment);
    branch.push(comment);
  }
  return roots;
}
