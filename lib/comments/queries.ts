import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { childPath, pathNumbers, subtreeEnd } from '#lib/kernel/path.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { later } from '#lib/kernel/time.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { sentCookies } from '#lib/platform/sent-cookies.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { type CommentSubject, EDIT_WINDOW, type ThreadSubject } from '#lib/policy/predicates.ts';
import { type Reason, reasons } from '#lib/policy/reasons.ts';
import type { Permission, SubjectOf } from '#lib/policy/table.ts';
import { WINDOW_SIZE } from './rules.ts';
import { commentTag, threadTag } from './tags.ts';
import {
  type CommentForOne,
  type CommentHistory,
  type CommentPage,
  type CommentRow,
  type CommentView,
  commentView,
  type EssayToAnswer,
  type KeptComment,
  nest,
  type OwnComment,
  type Permit,
  type ThreadWindow,
} from './views.ts';

/**
 * The window of a published essay's thread that starts at comment `from` (null: at the first), for
 * everybody. Null when there is no such essay or comment.
 */
export async function getThreadWindow(
  slug: string,
  from: number | null,
): Promise<ThreadWindow | null> {
  'use cache';
  cacheLife('kept');
  // A tag has a longest length, an address has not.
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  cacheTag(essayTag(thread.essayId), threadTag(thread.id));
  return readThreadWindow(thread, from);
}

/** A comment's own page. Null when it is not there for everybody. */
export async function getCommentPage(id: string): Promise<CommentPage | null> {
  'use cache';
  cacheLife('kept');
  if (!isId(id)) return null;
  cacheTag(commentTag(id));
  const found = await findComment(id);
  if (!found) return null;
  cacheTag(essayTag(found.essayId), threadTag(found.threadId));
  return readCommentPage(found);
}

type Thread = {
  id: string;
  essayId: string;
  slug: string;
  title: string;
  commentCount: number;
};

/** The thread below a published essay. */
export async function findThread(slug: string): Promise<Thread | null> {
  if (!isSlug(slug)) return null;
  const rows = await db.$queryRaw<Thread[]>`
    SELECT t.id, t.essay_id AS "essayId", e.slug, r.title, t.comment_count AS "commentCount"
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    JOIN thread t ON t.essay_id = e.id
    WHERE e.slug = ${slug}`;
  return rows[0] ?? null;
}

// What readers see of a comment, and the one condition for a comment to stand in a list:
// held ones wait for a moderator, deleted ones stay as a line only above replies.
const shownColumns = Prisma.sql`
  c.id, c.number, c.depth::int AS depth, c.path, c.html, c.written_at AS "writtenAt",
  c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", c.reply_count AS "replyCount",
  c.hidden_by_id IS NOT NULL AS hidden, d.rule AS "hiddenFor", a.number AS answers,
  p.name AS "authorName", p.kind::text AS "authorKind"`;
const shownFrom = Prisma.sql`
  FROM comment c
  JOIN persona p ON p.id = c.persona_id
  LEFT JOIN decision d ON d.id = c.hidden_by_id
  LEFT JOIN comment a ON a.id = c.answers_id`;
const isShown = Prisma.sql`(c.held_at IS NULL AND (c.deleted_at IS NULL OR c.reply_count > 0))`;

type Row = CommentRow & { path: Uint8Array };

function viewOf(row: Row): CommentView {
  const hiddenFor = row.hiddenFor === null ? null : ruleShortName(row.hiddenFor);
  return commentView({ ...row, hiddenFor });
}

/**
 * Comments of a thread in reading order from a path on, up to but without another, at most `limit`.
 * One range of the index on (thread, path).
 */
function readInOrder(
  threadId: string,
  range: { from: Uint8Array; before?: Uint8Array | null; limit: number },
): Promise<Row[]> {
  const before = range.before ? Prisma.sql`AND c.path < ${range.before}` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT ${shownColumns} ${shownFrom}
    WHERE c.thread_id = ${threadId}::uuid AND c.path >= ${range.from} ${before} AND ${isShown}
    ORDER BY c.path LIMIT ${range.limit}`;
}

/** The comments above a path, from the root down: at most as many as the depth cap. */
async function readAncestors(threadId: string, path: Uint8Array): Promise<CommentView[]> {
  const numbers = pathNumbers(path).slice(0, -1);
  if (numbers.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${shownColumns} ${shownFrom}
    WHERE c.thread_id = ${threadId}::uuid AND c.number = ANY(${numbers}) AND ${isShown}
    ORDER BY c.path`;
  return rows.map(viewOf);
}

/** Reads a window without the cache; getThreadWindow is what pages use. */
export async function readThreadWindow(
  thread: Thread,
  from: number | null,
): Promise<ThreadWindow | null> {
  const start = from === null ? childPath(null, 1) : await pathOf(thread.id, from);
  if (!start) return null;
  const rows = await readInOrder(thread.id, { from: start, limit: WINDOW_SIZE + 1 });
  const [first] = rows;
  if (from !== null && first?.number !== from) return null;
  return {
    essayId: thread.essayId,
    slug: thread.slug,
    title: thread.title,
    total: thread.commentCount,
    hasSample: await hasSample(thread.id),
    from,
    ancestors: from === null ? [] : await readAncestors(thread.id, start),
    comments: nest(rows.slice(0, WINDOW_SIZE).map(viewOf)),
    next: rows[WINDOW_SIZE]?.number ?? null,
  };
}

async function pathOf(threadId: string, number: number): Promise<Uint8Array | null> {
  const found = await db.comment.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { path: true },
  });
  return found?.path ?? null;
}

async function hasSample(threadId: string): Promise<boolean> {
  const found = await db.persona.findFirst({
    where: { threadId, kind: 'sample' },
    select: { id: true },
  });
  return found !== null;
}

type Found = {
  id: string;
  threadId: string;
  essayId: string;
  slug: string;
  title: string;
  path: Uint8Array;
  /** Whether it stands there for everybody, as text or as a line. */
  shown: boolean;
};

/** A comment in its place, shown or not, so that a page that says no can be tagged as well. */
export async function findComment(id: string): Promise<Found | null> {
  const rows = await db.$queryRaw<Found[]>`
    SELECT c.id, c.thread_id AS "threadId", t.essay_id AS "essayId", e.slug,
      coalesce(r.title, '') AS title, c.path, r.number IS NOT NULL AND ${isShown} AS shown
    FROM comment c
    JOIN thread t ON t.id = c.thread_id
    JOIN essay e ON e.id = t.essay_id
    LEFT JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE c.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Reads a comment's page without the cache; getCommentPage is what pages use. */
export async function readCommentPage(found: Found): Promise<CommentPage | null> {
  if (!found.shown) return null;
  const rows = await readInOrder(found.threadId, {
    from: found.path,
    before: subtreeEnd(found.path),
    limit: WINDOW_SIZE + 1,
  });
  const [comment] = nest(rows.slice(0, WINDOW_SIZE).map(viewOf));
  if (!comment) return null;
  return {
    essayId: found.essayId,
    slug: found.slug,
    title: found.title,
    ancestors: await readAncestors(found.threadId, found.path),
    comment,
    next: rows[WINDOW_SIZE]?.number ?? null,
  };
}

/**
 * A comment's versions for everybody who may read it, newest first. Null when the comment is not
 * there for everybody.
 */
export async function getCommentHistory(id: string): Promise<CommentHistory | null> {
  'use cache';
  cacheLife('kept');
  if (!isId(id)) return null;
  cacheTag(commentTag(id));
  const found = await findComment(id);
  if (!found) return null;
  cacheTag(essayTag(found.essayId), threadTag(found.threadId));
  return readCommentHistory(id);
}

/** Reads a comment's versions without the cache; getCommentHistory is what pages use. */
export async function readCommentHistory(id: string): Promise<CommentHistory | null> {
  if (!isId(id)) return null;
  const comment = await db.comment.findFirst({
    where: {
      id,
      deletedAt: null,
      heldAt: null,
      hiddenById: null,
      thread: { essay: { publishedRevision: { not: null } } },
    },
    include: { persona: true, revisions: { orderBy: { number: 'desc' } } },
  });
  if (!comment) return null;
  const found = await findComment(id);
  if (!found?.shown) return null;
  const now = {
    number: comment.revisions.length + 1,
    html: comment.html,
    from: (comment.editedAt ?? comment.writtenAt).toISOString(),
    until: null,
  };
  const earlier = comment.revisions.map((revision, index) => ({
    number: revision.number,
    html: revision.html,
    from: (comment.revisions[index + 1]?.replacedAt ?? comment.writtenAt).toISOString(),
    until: revision.replacedAt.toISOString(),
  }));
  return {
    id,
    number: comment.number,
    slug: found.slug,
    title: found.title,
    author: { name: comment.persona.name, kind: comment.persona.kind },
    versions: [now, ...earlier],
  };
}

/** What the policy asks about a comment; null when there is none. Never leaves the server. */
export async function getCommentSubject(id: string): Promise<CommentSubject | null> {
  if (!isId(id)) return null;
  const comment = await db.comment.findUnique({
    where: { id },
    select: {
      writtenAt: true,
      deletedAt: true,
      hiddenById: true,
      heldAt: true,
      persona: { select: { owner: { select: { userId: true } } } },
      thread: { select: { essay: { select: { publishedRevision: true } } } },
    },
  });
  if (!comment) return null;
  return {
    writerId: comment.persona.owner?.userId ?? null,
    writtenAt: comment.writtenAt,
    deleted: comment.deletedAt !== null,
    hidden: comment.hiddenById !== null,
    held: comment.heldAt !== null,
    essayPublished: comment.thread.essay.publishedRevision !== null,
  };
}

/** What the policy asks about an essay's thread; null when there is none. */
export async function getThreadSubject(essayId: string): Promise<ThreadSubject | null> {
  const essay = await db.essay.findUnique({
    where: { id: essayId, thread: { isNot: null } },
    select: { publishedRevision: true },
  });
  return essay && { essayPublished: essay.publishedRevision !== null };
}

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
  const comment = await db.comment.findUnique({ where: { id }, include: forOne });
  if (!comment) return null;
  const { essay } = comment.thread;
  const subject: CommentSubject = {
    writerId: comment.persona.owner?.userId ?? null,
    writtenAt: comment.writtenAt,
    deleted: comment.deletedAt !== null,
    hidden: comment.hiddenById !== null,
    held: comment.heldAt !== null,
    essayPublished: essay.publishedRevision !== null,
  };
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
    hiddenFor: comment.hiddenBy?.rule ? ruleShortName(comment.hiddenBy.rule) : null,
    writtenAt: comment.writtenAt.toISOString(),
    editedAt: readable ? (comment.editedAt?.toISOString() ?? null) : null,
    editableUntil: later(comment.writtenAt, EDIT_WINDOW).toISOString(),
    replyCount: comment.replyCount,
    may: {
      reply: state === 'shown' ? mayWrite(actor, subject, now) : refusal(`comment-${state}`),
      edit: editable,
      delete: permit(actor, 'comment.delete', subject, now),
      hide: permit(actor, 'comment.hide', subject, now),
      restore: permit(actor, 'comment.restore', subject, now),
      release: permit(actor, 'import.release', null, now),
    },
  };
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
  persona: { include: { owner: { select: { userId: true } } } },
  hiddenBy: { select: { rule: true } },
  thread: { select: { essay: essayNames } },
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
  if (comment.held) return 'held';
  return comment.hidden ? 'hidden' : 'shown';
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
  const { essayId, title } = thread;
  return { essayId, slug, title, reply: mayWrite(actor, { essayPublished: true }, now) };
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
    select: { id: true, number: true, writtenAt: true, hiddenById: true, heldAt: true },
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
    };
    const editable = permit(actor, 'comment.edit', subject, now).allowed;
    return {
      id: comment.id,
      number: comment.number,
      editableUntil: editable ? later(comment.writtenAt, EDIT_WINDOW).toISOString() : null,
      hidden: subject.hidden,
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
    postKey: kept.postKey,
  };
}
