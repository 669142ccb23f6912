import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { childPath, SEGMENT_BYTES } from '#lib/kernel/path.ts';
import { fail, ok, type Problem, type Result } from '#lib/kernel/result.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import { markOwnTouches } from '#lib/platform/cache/own-touches.ts';
import type { Touch } from '#lib/platform/cache/touch-table.ts';
import { inTransaction, type Query } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { parentFor } from '../rules.ts';
import { headTag, touchedByReply, touchedByRoot } from '../tags.ts';
import { forgetKeptComment } from './forget-kept-comment.ts';
import {
  type Before,
  type Inserted,
  insertComment,
  readBefore,
  takeNumber,
} from './post-comment-statements.ts';

export type NewComment = {
  essayId: string;
  /** The comment it answers; null starts a new branch. */
  answersId: string | null;
  personId: string;
  personName: string;
  body: string;
  /** The same key of the same writer is the same comment. */
  postKey: string;
  /** The browser that may have kept it while its writer signed in (lib/platform/cookie-jar.ts). */
  browser?: string | null;
  now: Date;
};

export type PostedComment = { id: string; number: number; threadId: string };

/** How often something may come between looking and writing; each time the look says what it was. */
const TRIES = 5;

/** PostgreSQL's code for a row that is there already: the same key, or the persona, made meanwhile. */
const UNIQUE_VIOLATION = '23505';

/** What was looked at before the thread was taken holds no more. */
class Overtaken extends Error {}

/**
 * Writes a comment into its thread, in one transaction. Everything that can be known before is
 * looked up first; then the thread's row is taken with the number, so numbers and paths have no gaps and no doubles
 * whatever comes at the same time, and the comment, everything that is counted above it and the
 * touches are written in one statement. None of the statements grows with the thread.
 */
export async function postComment(comment: NewComment): Promise<Result<PostedComment>> {
  const html = renderComment(comment.body);
  for (let tries = 1; ; tries += 1) {
    try {
      return await postOnce({ ...comment, html });
    } catch (error) {
      if (tries === TRIES || !wasOvertaken(error)) throw error;
    }
  }
}

function wasOvertaken(error: unknown): boolean {
  if (error instanceof Overtaken) return true;
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

type Rendered = NewComment & { html: string };

async function postOnce(comment: Rendered): Promise<Result<PostedComment>> {
  let touched: Touch[] = [];
  const posted = await inTransaction(
    async (query): Promise<Result<PostedComment>> => {
      const place = findPlace(comment, (await query<Before>(readBefore(comment)))[0]);
      if (!place.ok) return place;
      if ('before' in place.value) return ok(place.value.before);
      const written = await write(query, comment, place.value);
      touched = written.touched;
      return ok(written.posted);
    },
    ({ ok }) => ok,
  );
  markOwnTouches(touched);
  const { browser, postKey } = comment;
  // What was posted before may have been kept once more.
  if (posted.ok && touched.length === 0 && browser) await forgetKeptComment({ browser, postKey });
  return posted;
}

/** Where the comment comes to stand. */
type Place = {
  threadId: string;
  /** Null at the first comment in the thread. */
  personaId: string | null;
  /** Null for a root. `above`: the ids of the parent and of all above it, up to the root. */
  parent: { id: string; path: Uint8Array; above: string[]; rootId: string } | null;
  /** The path of what it answers, by which one sees that it was moved. */
  answeredPath: Uint8Array | null;
};

/** The place of a comment, or that it was posted before, or why it can't be posted. */
function findPlace(
  comment: NewComment,
  found: Before | undefined,
): Result<Place | { before: PostedComment }> {
  if (!found?.published) return fail('not-published', reasons['not-published']);
  const { threadId, personaId } = found;
  if (found.earlierId !== null) {
    const { earlierId: id, earlierNumber: number, earlierBody } = found;
    // The same text is the same comment; another one must not be lost silently.
    if (earlierBody === comment.body) return ok({ before: { id, number, threadId } });
    const message = `This form was published already, as #${number}, with another text. Post it once more to publish this one as well.`;
    return fail('posted-already', message);
  }
  if (comment.answersId === null) {
    return ok({ threadId, personaId, parent: null, answeredPath: null });
  }
  const refusal = refusalOf(found);
  if (refusal) return { ok: false, problem: refusal };
  return ok({ threadId, personaId, parent: parentOf(found), answeredPath: found.answeredPath });
}

function parentOf(found: Before): Place['parent'] {
  const { answeredId, answeredDepth, answeredPath, answeredParentId, upwards } = found;
  const rootId = upwards.at(-1);
  if (answeredId === null || answeredDepth === null || answeredPath === null || !rootId) {
    throw new Error('a comment stands in no place');
  }
  const answered = { id: answeredId, depth: answeredDepth, parentId: answeredParentId };
  const id = parentFor(answered);
  return id === null || id === answeredId
    ? { id: answeredId, path: answeredPath, above: upwards, rootId }
    : { id, path: answeredPath.subarray(0, -SEGMENT_BYTES), above: upwards.slice(1), rootId };
}

function refusalOf(found: Before): Problem | null {
  if (found.answeredId === null) {
    return { code: 'not-found', message: 'The comment you answer does not exist any more.' };
  }
  if (found.answeredDeleted) return refused('comment-deleted');
  if (found.answeredHidden) return refused('comment-hidden');
  return found.answeredHeld ? refused('comment-held') : null;
}

const refused = (code: 'comment-deleted' | 'comment-hidden' | 'comment-held'): Problem => ({
  code,
  message: reasons[code],
});

/** Writes the comment; throws Overtaken when its place is not what it was. */
async function write(
  query: Query,
  comment: Rendered,
  { threadId, personaId, parent, answeredPath }: Place,
): Promise<{ posted: PostedComment; touched: Touch[] }> {
  const id = newId();
  const [thread] = await query<{ number: number; rootCount: number }>(
    takeNumber(threadId, parent === null),
  );
  if (!thread) throw new Overtaken();
  const { number, rootCount } = thread;
  const [written] = await query<Inserted>(
    insertComment({
      ...comment,
      id,
      threadId,
      number,
      path: childPath(parent?.path ?? null, number),
      above: parent?.above ?? [],
      parentId: parent?.id ?? null,
      answeredPath,
      rootOrdinal: parent === null ? rootCount : null,
      persona: personaId === null ? { id: newId(), isNew: true } : { id: personaId, isNew: false },
      head: parent && headTag(parent.rootId),
      touches: touchesOf({ threadId, number, rootCount, parent }),
    }),
  );
  if (!written) throw new Overtaken();
  const touched = written.touched.map((tag) => ({ tag, at: written.at }));
  return { posted: { id, number, threadId }, touched };
}

function touchesOf(posted: {
  threadId: string;
  number: number;
  rootCount: number;
  parent: Place['parent'];
}): Touches {
  const { threadId, number, rootCount, parent } = posted;
  return parent === null
    ? touchedByRoot({ threadId, number, ordinal: rootCount })
    : touchedByReply({
        threadId,
        number,
        rootCount,
        parentId: parent.id,
      });
}
