import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { later } from '#lib/kernel/time.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { sentCookies } from '#lib/platform/sent-cookies.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { type CommentSubject, EDIT_WINDOW, type ThreadSubject } from '#lib/policy/predicates.ts';
import { type Reason, reasons } from '#lib/policy/reasons.ts';
import type { Permission, SubjectOf } from '#lib/policy/table.ts';
import type { ReactionKind } from '../rules.ts';
import type { CommentForOne, EssayToAnswer, KeptComment, OwnComment, Permit } from '../views.ts';
import { getCommentSubject, getThreadSubject } from './subjects.ts';
import { findThread } from './threads.ts';

/**
 * A comment on its own pages, as `actor` gets it, with what they may do to it. Null when they may
 * not know of it: it never was, waits for a moderator, or went without leaving a line.
 */
export async function getCommentFor(
  actor: Actor,
  id: string,
  now: Date,
): Promise<CommentForOne | null> {
  if (!isId(id)) return null;
  const [subject, comment] = await Promise.all([
    getCommentSubject(id),
    db.comment.findUnique({ where: { id }, include: forOne }),
  ]);
  if (!subject || !comment) return null;
  const { essay } = comment.thread;
  const readable = can(actor, 'comment.read', subject, now).allowed;
  if (!readable && !leavesLine(subject, comment.replyCount)) return null;
  const state = stateOf(subject);
  const editable = permit(actor, 'comment.edit', subject, now);
  return {
    id: comment.id,
    number: comment.number,
    ...namesOf(essay),
    state,
    isOwn: actor.personId !== null && actor.personId === subject.writerId,
    author: readable ? { name: comment.persona.name, kind: comment.persona.kind } : null,
    html: readable ? comment.html : null,
    body: editable.allowed ? comment.body : null,
    stance: editable.allowed ? comment.stance : null,
    slowSeconds: comment.thread.slowSeconds,
    awaits: comment.hiddenBy?.kind === 'hold',
    wasShown: comment.heldAt === null,
    hiddenFor: comment.hiddenBy?.rule ? ruleShortName(comment.hiddenBy.rule) : null,
    writtenAt: comment.writtenAt.toISOString(),
    editedAt: readable ? (comment.editedAt?.toISOString() ?? null) : null,
    editableUntil: later(comment.writtenAt, EDIT_WINDOW).toISOString(),
    replyCount: comment.replyCount,
    helpful: readable ? comment.helpfulCount : 0,
    same: readable ? comment.sameCount : 0,
    given: await givenBy(actor, comment.id),
    may: {
      reply: state === 'shown' ? mayWrite(actor, subject, now) : refusal(`comment-${state}`),
      react: permit(actor, 'comment.react', subject, now),
      edit: editable,
      delete: permit(actor, 'comment.delete', subject, now),
      hide: permit(actor, 'comment.hide', subject, now),
      restore: permit(actor, 'comment.restore', subject, now),
      release: permit(actor, 'import.release', null, now),
    },
  };
}

async function givenBy({ personId }: Actor, commentId: string): Promise<ReactionKind[]> {
  if (personId === null) return [];
  const given = await db.reaction.findMany({
    where: { commentId, userId: personId },
    select: { kind: true },
  });
  return given.map(({ kind }) => kind);
}

// Of an essay's revisions only what names it; their texts are long.
const essayNames = {
  select: {
    id: true,
    slug: true,
    publishedRevision: true,
    revisions: { select: { number: true, title: true } },
  },
} as const;

const forOne = {
  persona: true,
  hiddenBy: { select: { rule: true, kind: true } },
  thread: { select: { slowSeconds: true, essay: essayNames } },
} as const;

function namesOf(essay: {
  id: string;
  slug: string;
  publishedRevision: number | null;
  revisions: { number: number; title: string }[];
}): { essayId: string; slug: string; title: string } {
  const shown = essay.revisions.find(({ number }) => number === essay.publishedRevision);
  return { essayId: essay.id, slug: essay.slug, title: shown?.title ?? '' };
}

/** Whether everybody sees that there is a comment which they may not read. */
function leavesLine(comment: CommentSubject, replyCount: number): boolean {
  if (!comment.essayPublished || comment.held) return false;
  return comment.deleted ? replyCount > 0 : comment.hidden;
}

function stateOf(comment: CommentSubject): CommentForOne['state'] {
  if (comment.deleted) return 'deleted';
  // A moderator may hide what was never shown: then it does not wait any more.
  if (comment.hidden) return 'hidden';
  return comment.held ? 'held' : 'shown';
}

function refusal(code: Reason): Permit {
  return { allowed: false, code, message: reasons[code] };
}

/** What the table says, and before it that a person without a name chooses one first. */
function permit<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: SubjectOf<P>,
  now: Date,
): Permit {
  if (actor.personId !== null && actor.name === null) return refusal('name-first');
  const answer = can(actor, permission, subject, now);
  return answer.allowed ? answer : refusal(answer.reason);
}

/** Whether a person may write in a thread; a visitor may write first and sign in afterwards. */
function mayWrite(actor: Actor, thread: ThreadSubject, now: Date): Permit {
  const permission = actor.personId === null ? 'comment.keep' : 'comment.write';
  return permit(actor, permission, thread, now);
}

/** A published essay and whether `actor` may write below it. Null when there is none. */
export async function getEssayToAnswer(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<EssayToAnswer | null> {
  const thread = await findThread(slug);
  if (!thread) return null;
  const { essayId, title, slowSeconds } = thread;
  const subject = await getThreadSubject(essayId);
  return subject && { essayId, slug, title, slowSeconds, reply: mayWrite(actor, subject, now) };
}

/** The most of one's own comments that are marked: a page shows 50, and this is ten pages. */
const MOST_OWN = 500;

/** What a person wrote in an essay's thread, to be marked as theirs on the page. */
export async function listOwnComments(
  actor: Actor,
  essayId: string,
  now: Date,
): Promise<OwnComment[]> {
  if (actor.personId === null || !isId(essayId)) return [];
  const own = await db.comment.findMany({
    where: {
      deletedAt: null,
      thread: { essayId, essay: { publishedRevision: { not: null } } },
      persona: { owner: { userId: actor.personId } },
    },
    select: {
      id: true,
      number: true,
      writtenAt: true,
      hiddenById: true,
      heldAt: true,
      lockedById: true,
      thread: { select: { lockedById: true } },
    },
    orderBy: { number: 'desc' },
    take: MOST_OWN,
  });
  return own.map((comment) => {
    const subject: CommentSubject = {
      writerId: actor.personId,
      writtenAt: comment.writtenAt,
      deleted: false,
      hidden: comment.hiddenById !== null,
      held: comment.heldAt !== null,
      essayPublished: true,
      // A lock further up the branch is found when the edit is asked for.
      locked: comment.lockedById !== null || comment.thread.lockedById !== null,
    };
    const editable = permit(actor, 'comment.edit', subject, now).allowed;
    return {
      id: comment.id,
      number: comment.number,
      editableUntil: editable ? later(comment.writtenAt, EDIT_WINDOW).toISOString() : null,
      hidden: subject.hidden,
      held: subject.held,
    };
  });
}

/** A comment that the asking browser kept before signing in; null when there is none or it is too old. */
export async function getKeptComment(id: string, now: Date): Promise<KeptComment | null> {
  return readKeptComment(await sentCookies(), id, now);
}

/** As getKeptComment, for the browser of `jar`. */
export async function readKeptComment(
  jar: Pick<CookieJar, 'get'>,
  id: string,
  now: Date,
): Promise<KeptComment | null> {
  const browserHash = knownBrowser(jar);
  if (browserHash === null || !isId(id)) return null;
  const kept = await db.pendingComment.findFirst({
    where: { id, browserHash, expiresAt: { gt: now } },
    include: { thread: { select: { essay: essayNames } } },
  });
  if (!kept) return null;
  return {
    ...namesOf(kept.thread.essay),
    answersId: kept.answersId,
    body: kept.body,
    stance: kept.stance,
    postKey: kept.postKey,
  };
}
