import type { Actor } from '#lib/policy/actor.ts';

// What set-stage.ts and decide.ts tell the test: items in every state, each with words of its own
// that stand nowhere else, and people of every kind.

/** What became of a comment, or of what it stands below. */
export const COMMENT_STATES = [
  'published',
  'restored',
  'hidden',
  'held',
  'released',
  'held-by-reports',
  'edited-out',
  'deleted',
  'writer-suspended',
  'name-hidden',
  'below-taken-back',
  'below-hidden',
] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** What became of an essay. */
export const ESSAY_STATES = [
  'published',
  'changed',
  'draft',
  'scheduled',
  'taken-back',
  'hidden',
] as const;
export type EssayState = (typeof ESSAY_STATES)[number];

/** The parts of an item that carry a word of its own. */
export type Part =
  | 'text'
  /** What a comment said before it was edited. */
  | 'earlier'
  /** What was blacked out of it. */
  | 'original'
  /** The name of its writer. */
  | 'name'
  /** The address of its writer's account, which nobody but the writer ever gets. */
  | 'email'
  | 'title'
  /** The title's word as it stands in the essay's address. */
  | 'address'
  /** The word in the address to which it moved before it was taken back. */
  | 'elsewhere'
  | 'summary'
  /** Title and text of an essay that were saved and not published. */
  | 'unpublished';

export type Marks = Partial<Record<Part, string>>;

/** Somebody who asks for pages: the header that makes them, and who they are to the policy. */
export type Viewer = { cookie: string; actor: Actor };

export const VIEWERS = [
  'visitor',
  'signed-out',
  'newcomer',
  'member',
  'other-author',
  'author',
  'moderator',
  'unconfirmed-moderator',
  'admin',
  'suspended',
] as const;
/** Everybody besides the writers of the comments, of whom each has one. */
export type ViewerName = (typeof VIEWERS)[number];

export type CommentItem = {
  kind: 'comment';
  state: CommentState;
  /** In a discussion that is whole on its page, in one of many parts, or to somebody who wants mails. */
  thread: 'short' | 'long' | 'mails';
  id: string;
  number: number;
  essayId: string;
  threadId: string;
  personaId: string;
  slug: string;
  writtenAt: string;
  /** Who wrote it, as one more viewer. */
  writer: Viewer;
  marks: Marks;
};

export type EssayItem = {
  kind: 'essay';
  state: EssayState;
  id: string;
  slug: string;
  /** The address of a link for reviewers. */
  review: string;
  marks: Marks;
};

export type Item = CommentItem | EssayItem;

/** Ids of the decisions and the cases about each item, by the item's id. */
export type Decided = {
  decisions: Record<string, string[]>;
  cases: Record<string, string[]>;
  /** Answers to somebody who wants a mail about each, decided about before it went out. */
  mails: { to: string; reader: Viewer; answers: CommentItem[] };
};

/** Everything is published yet, and nothing decided. */
export type StageBefore = {
  viewers: Record<ViewerName, Viewer>;
  comments: CommentItem[];
  essays: EssayItem[];
  /** The long discussion: its essay, and the part that holds the items. */
  long: { slug: string; window: number };
  short: { slug: string };
  /** A series of which all essays are parts. */
  series: { id: string; slug: string };
  /** The account of the essays' author. */
  authorId: string;
  /** Who decides. */
  moderatorId: string;
};

/** After everything was decided. */
export type VisibilityStage = StageBefore & { after: Decided };
