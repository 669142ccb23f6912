import { type Actor, VISITOR } from './actor.ts';
import { can } from './can.ts';
import type { CommentSubject, DecisionSubject, EssaySubject } from './predicates.ts';

// What may be seen of an item somewhere. The policy table says it; here is only which question each
// kind of surface has to ask it. The test of every surface (e2e/answers/visibility.spec.ts) holds
// each answer of the site against this.

/**
 * A text, a name or a title that some may see and others may not, with what the policy has to know
 * of it.
 */
export type Item =
  /** What a comment says now, and the name it was written under. */
  | { part: 'comment' | 'name'; comment: CommentSubject }
  /** What it said before its writer changed it. */
  | { part: 'earlier'; comment: CommentSubject }
  /** What a moderator has blacked out of it. */
  | { part: 'original'; comment: CommentSubject }
  /** A display name that a moderator has taken away. */
  | { part: 'former-name'; decision: DecisionSubject }
  /** What an account is signed in with. */
  | { part: 'account'; ownerId: string | null }
  /** Title, summary and text of an essay as it was last saved. */
  | {
      part: 'essay';
      essay: EssaySubject /** A link for reviewers that works leads to it. */;
      shared?: boolean;
    };

/** What a surface is to whom it is shown. */
export type Surface =
  /** The same bytes for everybody: static pages, feeds, the sitemap, what is said to programs. */
  | 'everybody'
  /** Made for the person who asks: pages about one comment, /api/viewer, results of actions. */
  | 'reader'
  /** The writer's own: the form in which a comment is edited, an export of one's account. */
  | 'own'
  /** An author's desk. */
  | 'desk'
  /** What whoever has a link for reviewers gets. */
  | 'reviewers'
  /** Pages of moderators. */
  | 'moderators'
  /** A decision as the person concerned and moderators see it. */
  | 'decision'
  /** What is sealed, opened with a reason. */
  | 'sealed'
  /** Whose a name is, told to an admin with a reason. */
  | 'revealed'
  /** Figures, logs, addresses, mails to others: no text of a person stands in them. */
  | 'nobody';

/** Whether this item may stand in what this person gets of such a surface. */
export function maySee(item: Item, viewer: Actor, surface: Surface, now: Date): boolean {
  switch (surface) {
    case 'everybody':
      return mayRead(item, VISITOR, now);
    case 'reader':
      return item.part !== 'earlier' && mayRead(item, viewer, now);
    case 'own':
      return isOwn(item, viewer, now);
    case 'desk':
      return item.part === 'essay' && can(viewer, 'essay.save', item.essay, now).allowed;
    case 'reviewers':
      return item.part === 'essay' && item.shared === true && !item.essay.hidden;
    case 'moderators':
      return can(viewer, 'moderation.read', null, now).allowed && mayJudge(item, viewer, now);
    case 'decision':
      return isConcerned(item, viewer, now) || mayRead(item, viewer, now);
    case 'sealed':
      return isSealed(item) && can(viewer, 'sealed.look', null, now).allowed;
    case 'revealed':
      return mayLearnWhose(item, viewer, now);
    case 'nobody':
      return false;
  }
}

/** What is there to be read by whoever may. What was blacked out or taken away is not. */
function mayRead(item: Item, reader: Actor, now: Date): boolean {
  switch (item.part) {
    case 'comment':
    case 'name':
    case 'earlier':
      return can(reader, 'comment.read', item.comment, now).allowed;
    case 'essay':
      return item.essay.published && can(reader, 'notice.send', asItem(item.essay), now).allowed;
    case 'original':
    case 'former-name':
    case 'account':
      return false;
  }
}

/** What a moderator sees to judge it: an essay that was published too, and no draft. */
function mayJudge(item: Item, moderator: Actor, now: Date): boolean {
  if (item.part === 'essay') return can(moderator, 'essay.hide', item.essay, now).allowed;
  if (item.part === 'former-name') return true;
  // Who wrote what was deleted since can still be decided about.
  if (item.part === 'name') {
    const persona = { ownerId: item.comment.writerId };
    return can(moderator, 'persona.decide', persona, now).allowed || mayRead(item, moderator, now);
  }
  return mayRead(item, moderator, now);
}

/** The text as it was, with what was blacked out. */
const isSealed = ({ part }: Item) =>
  part === 'original' || part === 'comment' || part === 'earlier';

function mayLearnWhose(item: Item, viewer: Actor, now: Date): boolean {
  const ownerId =
    item.part === 'account' ? item.ownerId : item.part === 'name' ? item.comment.writerId : null;
  return ownerId !== null && can(viewer, 'persona.reveal', { ownerId }, now).allowed;
}

function isOwn(item: Item, viewer: Actor, now: Date): boolean {
  switch (item.part) {
    case 'account':
      return isSelf(viewer, item.ownerId);
    case 'name':
      return isSelf(viewer, item.comment.writerId);
    case 'comment':
    case 'earlier':
      return can(viewer, 'comment.delete', item.comment, now).allowed;
    case 'essay':
      return can(viewer, 'essay.save', item.essay, now).allowed;
    case 'former-name':
      return isSelf(viewer, item.decision.affectedId);
    case 'original':
      return false;
  }
}

/** What the person a decision is about knows of it, and moderators. */
function isConcerned(item: Item, viewer: Actor, now: Date): boolean {
  if (item.part === 'former-name') {
    return can(viewer, 'decision.read', item.decision, now).allowed;
  }
  if (item.part !== 'essay') return false;
  return isOwn(item, viewer, now) || can(viewer, 'essay.hide', item.essay, now).allowed;
}

const isSelf = (viewer: Actor, personId: string | null) =>
  viewer.personId !== null && viewer.personId === personId;

const asItem = (essay: EssaySubject) => ({ ownerId: essay.authorId, readable: essay.published });
