import { STANCE_NAMES, type Stance, type StanceCount, type Stands } from './rules/stances.ts';
import type { Order, ReactionKind } from './rules.ts';

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
  /** It was shown, and is out of sight until a moderator has looked at it. */
  awaits?: true;
  /** Nobody can answer it: a moderator has locked the thread or its branch. */
  locked?: true;
  /** In words, where its writer says they are, if five people of the discussion say the same. */
  stance?: string;
  /** ISO 8601, UTC. */
  writtenAt: string;
  editedAt: string | null;
  /** Number of the comment it answers; null for a root. */
  answers: number | null;
  /** Direct replies that are shown, in this window or beyond it. */
  replyCount: number;
  /** How many people said "Helpful", and "Same here". Nothing is said about what is not shown. */
  helpful: number;
  same: number;
  /** Its replies as far as this window reaches. */
  replies: CommentView[];
  /** How many more are below it, at any depth, and the number of the first of them; null when all are here. */
  more: { count: number; from: number } | null;
};

/** What every page of a discussion says of it. */
export type ThreadNames = {
  essayId: string;
  slug: string;
  title: string;
  /** Who wrote the essay, and when it was published (ISO 8601, UTC). */
  byline: string;
  publishedAt: string;
  /** Whether the thread holds sample comments. */
  hasSample: boolean;
  /** Whether a moderator has locked it, and the short name of the house rule; null while it is open. */
  locked: { rule: string | null } | null;
  /** How long each person waits between two comments, in seconds; null without slow mode. */
  slowSeconds: number | null;
};

/** Roots of a discussion with the first of what answers them, in one of the orders. */
export type ThreadWindow = ThreadNames & {
  order: Order;
  /** Which part of the discussion it is; null for the first page of an order. */
  part: number | null;
  /** Comments of the whole thread whose text can be read; further parts don't say. */
  total: number | null;
  /** Whether there is more than one root, so that an order can be chosen. */
  hasOrders: boolean;
  /** How many people say where they are, as far as that may be told; further parts don't say. */
  stances: StanceCount[];
  comments: CommentView[];
  /** Addresses of the parts beside it. */
  previous: string | null;
  next: string | null;
};

/** A stretch of one branch in reading order. */
export type BranchStretch = ThreadNames & {
  /** Number of the comment that it starts with. */
  from: number;
  /** The comments above its first one, from the root down, each without its replies. */
  ancestors: CommentView[];
  /** The trees of the stretch: a tree whose root is above starts with its first comment here. */
  comments: CommentView[];
  /** Address of the next stretch of the same branch; null at its end. */
  next: string | null;
  /** Address of the page that holds the branch's root, with the root in sight. */
  back: string;
};

/** Comments in the order in which they came, none nested. */
export type SinceWindow = ThreadNames & {
  /** Number of the comment after which they came. */
  after: number;
  comments: CommentView[];
  /** Address of what came after these; null while nothing did. */
  next: string | null;
};

/** The comments of a discussion whose writers say a stance, in the order in which they came. */
export type VoicesWindow = ThreadNames & {
  stance: Stance;
  /** Number of the comment after which these came; 0 for the first ones. */
  after: number;
  /** How many people say it, and in how many comments; further windows don't say. */
  count: StanceCount | null;
  comments: CommentView[];
  /** Address of what came after these; null while nothing did. */
  next: string | null;
};

/** Where the people of a discussion stand. */
export type StandsView = ThreadNames & Stands;

/** One comment in its place: what stands above it and the first of what answers it. */
export type CommentPage = ThreadNames & {
  ancestors: CommentView[];
  comment: CommentView;
  /** Address of the stretch that goes on below it; null when all is here. */
  next: string | null;
  /** Address of the page that holds the branch's root, with the root in sight. */
  back: string;
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
  /** Where its writer says they are; for its writer only. */
  stance: Stance | null;
  /** It was shown, and is hidden until a moderator has looked at it. */
  awaits: boolean;
  /** Whether everybody could ever read it. */
  wasShown: boolean;
  /** The short name of the house rule under which it is hidden. */
  hiddenFor: string | null;
  /** How long each person waits between two comments there, in seconds; null without slow mode. */
  slowSeconds: number | null;
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
export type EssayToAnswer = {
  essayId: string;
  slug: string;
  title: string;
  /** How long each person waits between two comments, in seconds; null without slow mode. */
  slowSeconds: number | null;
  reply: Permit;
};

/** A comment that a browser kept while its writer went to sign in. */
export type KeptComment = {
  essayId: string;
  slug: string;
  title: string;
  answersId: string | null;
  body: string;
  stance: Stance | null;
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
  /** It waits for a moderator and was never shown. */
  held: boolean;
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
  /** Whether what hides it is a hold; null while nothing does. */
  awaits: boolean | null;
  locked: boolean;
  answers: number | null;
  replyCount: number;
  descendantCount: number;
  rootOrdinal: number | null;
  helpfulCount: number;
  sameCount: number;
  /** Only what five people share: the caller has seen to it. */
  stance: Stance | null;
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
    // Left out where they say nothing: a page carries this of each of its comments.
    ...(state === 'hidden' && row.awaits ? { awaits: true } : {}),
    ...(row.locked ? { locked: true } : {}),
    ...(shown && row.stance ? { stance: STANCE_NAMES[row.stance] } : {}),
    writtenAt: row.writtenAt.toISOString(),
    editedAt: shown ? (row.editedAt?.toISOString() ?? null) : null,
    answers: row.answers,
    replyCount: row.replyCount,
    helpful: shown ? row.helpfulCount : 0,
    same: shown ? row.sameCount : 0,
    replies: [],
    more: null,
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

/** What the mail about an answer says. */
export type ReplyMail = {
  /** The answer. */
  commentId: string;
  /** The name of its writer in that discussion. */
  writer: string;
  /** The number of the comment that it answers. */
  number: number;
  title: string;
};

/** A comment in a feed: one that all may read, under the name its writer has in that discussion. */
export type FeedComment = {
  id: string;
  number: number;
  author: string;
  html: string;
  /** ISO 8601, UTC. */
  writtenAt: string;
  editedAt: string | null;
  /** Null for one that answers the essay. */
  answersId: string | null;
};

/** The newest comments of a discussion, the newest first. */
export type NewestComments = {
  essayId: string;
  slug: string;
  title: string;
  /** Some of it belongs to the sample discussion. */
  hasSample: boolean;
  comments: FeedComment[];
};
