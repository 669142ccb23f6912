import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { childPath, SEGMENT_BYTES } from '#lib/kernel/path.ts';
import { fail, ok, type Problem, type Result } from '#lib/kernel/result.ts';
import { allTouches } from '#lib/kernel/touches.ts';
import { holdBeforePublication } from '#lib/moderation/port.ts';
import type { CheckKey, Facts } from '#lib/moderation/rules/before-publication/check.ts';
import { checkBeforePublication } from '#lib/moderation/rules/before-publication/checks.ts';
import { touchedByModeration } from '#lib/moderation/tags.ts';
import { markOwnTouches } from '#lib/platform/cache/own-touches.ts';
import { type Queries, type Touch, writeTouches } from '#lib/platform/cache/touch-table.ts';
import { type QuickTransaction, quickTransaction } from '#lib/platform/db.ts';
import { enqueueStatement } from '#lib/platform/jobs/enqueue.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { replyMailJob } from '../rules/reply-mail.ts';
import type { Stance } from '../rules/stances.ts';
import { parentFor } from '../rules.ts';
import { headTag, touchedByHeld, touchedByReply, touchedByRoot, touchedByVoice } from '../tags.ts';
import { forgetKeptComment } from './forget-kept-comment.ts';
import { lookAtText, refusalBy } from './look-at-text.ts';
import {
  type Inserted,
  insertComment,
  insertHeld,
  type Known,
  type PlacedComment,
  readKnown,
  type Taken,
  takeNumber,
} from './post-comment-statements.ts';

export type NewComment = {
  essayId: string;
  /** The comment it answers; null starts a new branch. */
  answersId: string | null;
  personId: string;
  personName: string;
  body: string;
  /** Where the writer says they are, if they do. */
  stance?: Stance | null;
  /** The same key of the same writer is the same comment. */
  postKey: string;
  /** Whether the writer is a newcomer of the policy. */
  newcomer: boolean;
  /** The checks to which they said "post it anyway". */
  confirmed?: ReadonlySet<CheckKey>;
  /** The browser that may have kept it while its writer signed in (lib/platform/cookie-jar.ts). */
  browser?: string | null;
  now: Date;
};

export type PostedComment = {
  id: string;
  number: number;
  threadId: string;
  /** Why it waits for a moderator, as its writer is told; null when everybody can read it. */
  held: string | null;
};

/**
 * Writes a comment into its thread, in one transaction of four statements and COMMIT, none of which
 * grows with the thread. The thread's row is taken with the number, so numbers and paths have no
 * gaps and no doubles whatever comes at the same time, and what is looked up behind that holds until
 * the end; then the comment, everything that is counted above it and the touches are written in one
 * statement. What a check holds is written by others, which cost the rest nothing.
 */
export async function postComment(comment: NewComment): Promise<Result<PostedComment>> {
  const rendered = { ...comment, html: renderComment(comment.body) };
  const checked = await lookAtText(rendered);
  const asksForLinks = comment.newcomer && checked.links.length > 0;
  let touched: Touch[] = [];
  const posted = await quickTransaction(
    async ({ query, commit }): Promise<Result<PostedComment>> => {
      // Sent together: the thread is held for one answer of ours, not for two.
      const [[taken], [known]] = await Promise.all([
        query<Taken>(takeNumber(comment.essayId, comment.answersId === null)),
        query<Known>(readKnown({ ...comment, asksForLinks })),
      ]);
      if (!taken || !known?.published) return fail('not-published', reasons['not-published']);
      const { threadId } = taken;
      if (known.earlierId !== null) return sentBefore({ ...known, threadId }, comment.body);
      const place = findPlace(comment, known);
      if (!place.ok) return place;
      const verdict = checkBeforePublication(checked, factsOf(comment, known), comment.now);
      const placed = toBeWritten(rendered, taken, place.value);
      const { id, number } = placed;
      if (verdict.says === 'hold') {
        const { check, sentence: explanation } = verdict;
        touched = await writeHeld({ query, commit }, placed, taken, { check, explanation });
        return ok({ id, number, threadId, held: explanation });
      }
      if (verdict.says !== 'publish') return refusalBy(verdict);
      // Only where somebody wants it: as a part of the insertion it would cost every post.
      const mailing = known.mails && query(enqueueStatement(replyMailJob(id, comment.now)));
      const [[written]] = await Promise.all([commit<Inserted>(insertComment(placed)), mailing]);
      touched = (written?.touched ?? []).map((tag) => ({ tag, at: written?.at ?? '' }));
      return ok({ id, number, threadId, held: null });
    },
  );
  markOwnTouches(touched);
  const { browser, postKey } = comment;
  // What was posted before may have been kept once more.
  if (posted.ok && touched.length === 0 && browser) await forgetKeptComment({ browser, postKey });
  return posted;
}

/** What the checks have to know, as the transaction finds it. */
function factsOf({ newcomer }: NewComment, known: Known): Facts {
  const { suspended, linkReleased, threadLocked, slowSeconds, branchLocked } = known;
  return {
    writer: { suspended, newcomer, linkReleased },
    thread: { locked: threadLocked, slowSeconds },
    branchLocked,
    earlier: known.latest.map(({ number, at, body }) => ({
      number,
      writtenAt: new Date(at),
      body,
    })),
  };
}

/** Writes a comment that waits, the decision, its case, and what is touched by that. */
async function writeHeld(
  { query, commit }: QuickTransaction,
  placed: PlacedComment,
  { threadId, number, rootCount }: Taken,
  why: { check: CheckKey; explanation: string },
): Promise<Touch[]> {
  await Promise.all([
    query(insertHeld(placed)),
    query(holdBeforePublication({ commentId: placed.id, ...why, now: placed.now })),
  ]);
  const touches = touchedByHeld({ threadId, number, rootCount });
  const last: Queries = {
    query: async (text, values) => ({
      rows: await commit<Touch>({ name: 'off-call-touch', text, values }),
    }),
  };
  return writeTouches(last, allTouches(touches, touchedByModeration()));
}

/** The same text is the same comment; another text under the same key must not be lost silently. */
function sentBefore(
  earlier: {
    earlierId: string;
    earlierNumber: number;
    earlierBody: string;
    earlierHeld: boolean;
    threadId: string;
  },
  sent: string,
): Result<PostedComment> {
  const { earlierId: id, earlierNumber: number, earlierBody, earlierHeld, threadId } = earlier;
  if (earlierBody === sent) {
    return ok({ id, number, threadId, held: earlierHeld ? HELD_ALREADY : null });
  }
  const message = `This form was published already, as #${number}, with another text. Post it once more to publish this one as well.`;
  return fail('posted-already', message);
}

const HELD_ALREADY = 'This comment is here already. A moderator reads it before it is published.';

/** Where the comment comes to stand. */
type Place = {
  /** Null at the first comment in the thread. */
  personaId: string | null;
  /** Null for a root. `above`: the ids of the parent and of all above it, up to the root. */
  parent: { id: string; path: Uint8Array; above: string[]; rootId: string } | null;
};

/** The place of a comment, or why it can't be posted. */
function findPlace({ answersId }: NewComment, known: Known): Result<Place> {
  const { personaId } = known;
  if (answersId === null) return ok({ personaId, parent: null });
  const refusal = refusalOf(known);
  return refusal ? { ok: false, problem: refusal } : ok({ personaId, parent: parentOf(known) });
}

function parentOf(found: Known): Place['parent'] {
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

function refusalOf(found: Known): Problem | null {
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

function toBeWritten(
  comment: NewComment & { html: string },
  { threadId, number, rootCount }: Taken,
  { personaId, parent }: Place,
): PlacedComment {
  const stance = comment.stance ?? null;
  const touches =
    parent === null
      ? touchedByRoot({ threadId, number, ordinal: rootCount })
      : touchedByReply({ threadId, number, rootCount, parentId: parent.id });
  return {
    ...comment,
    stance,
    id: newId(),
    threadId,
    number,
    path: childPath(parent?.path ?? null, number),
    above: parent?.above ?? [],
    parentId: parent?.id ?? null,
    rootOrdinal: parent === null ? rootCount : null,
    persona: personaId === null ? { id: newId(), isNew: true } : { id: personaId, isNew: false },
    head: parent && headTag(parent.rootId),
    touches: { ...touches, soon: [...touches.soon, ...touchedByVoice(threadId, stance)] },
  };
}
