import type { CommentSubject } from '#lib/policy/predicates.ts';
import type { Item as PolicyItem } from '#lib/policy/visibility.ts';
import type {
  CommentItem,
  CommentState,
  EssayItem,
  EssayState,
  Item,
  Part,
  VisibilityStage,
} from './stage.ts';

const PUBLISHED: CommentSubject = {
  writerId: null,
  writtenAt: new Date(0),
  deleted: false,
  hidden: false,
  held: false,
  essayPublished: true,
  locked: false,
};

/** What the policy is told of a comment in each state; everything else is as in a published one. */
const OF_COMMENT: Record<CommentState, Partial<CommentSubject>> = {
  published: {},
  restored: {},
  hidden: { hidden: true },
  held: { held: true },
  released: {},
  'held-by-reports': { hidden: true },
  'edited-out': {},
  deleted: { deleted: true },
  'writer-suspended': {},
  'name-hidden': {},
  'below-taken-back': { essayPublished: false },
  'below-hidden': { essayPublished: false },
};

const OF_ESSAY: Record<EssayState, { published: boolean; hidden: boolean }> = {
  published: { published: true, hidden: false },
  changed: { published: true, hidden: false },
  draft: { published: false, hidden: false },
  scheduled: { published: false, hidden: false },
  'taken-back': { published: false, hidden: false },
  hidden: { published: false, hidden: true },
};

/**
 * A part of an item as the policy is asked about it, after all was decided. Where it is several
 * things, one of them is enough.
 */
export function asked(item: Item, part: Part, stage: VisibilityStage): PolicyItem[] {
  return item.kind === 'comment' ? [ofComment(item, part, stage)] : ofEssay(item, part, stage);
}

function ofComment(item: CommentItem, part: Part, stage: VisibilityStage): PolicyItem {
  const writerId = item.writer.actor.personId;
  const comment: CommentSubject = {
    ...PUBLISHED,
    writerId,
    writtenAt: new Date(item.writtenAt),
    ...OF_COMMENT[item.state],
  };
  if (part === 'name' && item.state === 'name-hidden') {
    return {
      part: 'former-name',
      decision: {
        affectedId: writerId,
        decidedById: stage.moderatorId,
        decidedAt: new Date(),
        undone: false,
        appealed: false,
        burdens: true,
      },
    };
  }
  if (part === 'email') return { part: 'account', ownerId: writerId };
  // What was blacked out goes from every version.
  const isGone = part === 'earlier' && item.state === 'edited-out';
  const policyPart = part === 'text' ? 'comment' : isGone ? 'original' : part;
  if (
    policyPart === 'earlier' ||
    policyPart === 'original' ||
    policyPart === 'name' ||
    policyPart === 'comment'
  ) {
    return { part: policyPart, comment };
  }
  throw new Error(`a comment has no ${part}`);
}

function ofEssay(item: EssayItem, part: Part, stage: VisibilityStage): PolicyItem[] {
  const state = part === 'unpublished' ? OF_ESSAY.draft : OF_ESSAY[item.state];
  // The link to the draft was revoked; taking an essay back does the same.
  const shared = !['draft', 'taken-back'].includes(item.state);
  const essay: PolicyItem = {
    part: 'essay',
    essay: { authorId: stage.authorId, ...state },
    shared,
  };
  if (part !== 'address' && part !== 'elsewhere') return [essay];
  // Whoever may still read what stands below it knows where that is.
  const below = stage.comments.filter(({ slug }) => slug === item.slug);
  return [essay, ...below.map((comment): PolicyItem => ofComment(comment, 'text', stage))];
}
