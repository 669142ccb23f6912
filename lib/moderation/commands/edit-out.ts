import { replaceText } from '#lib/comments/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { blackOut, type Span } from '../rules/black-out.ts';
import { type Burden, type Deciding, decide, type Within } from './decide.ts';
import type { DecidedComment } from './hide-comment.ts';
import { keepSealed } from './sealed-text.ts';
import { isHeld, takeComment } from './take-item.ts';

type EditingOut = Burden &
  Deciding & {
    commentId: string;
    /** Offsets in the Markdown source, in UTF-16 units. */
    spans: Span[];
    /** The source in which they were marked; null where it is known that it still stands. */
    body?: string | null;
  };

/**
 * Blacks stretches of a comment's text out for everybody, its writer too, in all its versions. What
 * it said before is kept sealed, for an appeal, and purged afterwards. Fails with `edited-since` when
 * the text is another one than that which was marked.
 */
export function editOut(act: EditingOut): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => editOutWithin({ tx, note }, act));
}

async function editOutWithin(
  within: Within,
  { commentId, spans, body, ...act }: EditingOut,
): Promise<Result<DecidedComment>> {
  const { tx } = within;
  const taken = await takeComment(tx, commentId);
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  if (body != null && body !== comment.body) {
    return fail(
      'edited-since',
      'The text has changed since you opened this page. Load it again and mark once more.',
    );
  }
  const after = blackOut(comment.body, spans, act.rule);
  if (!after.ok) return after;
  const earlier = await tx.commentRevision.findMany({
    where: { commentId },
    select: { number: true, body: true, replacedAt: true },
    orderBy: { number: 'asc' },
  });
  // What is held still waits for somebody to let it out.
  const queue = isHeld(comment) ? 'stays' : 'closes';
  const about = { commentId };
  const made = await decide(within, { ...act, kind: 'edit_out', about, queue });
  if (!made.ok) return made;
  const decided = made.value;
  const { decisionId } = decided;
  const { now } = act;
  const text = { body: comment.body, earlier, after: after.value };
  await keepSealed(tx, { decisionId, commentId, text, now });
  await replaceText(within, { commentId, body: after.value, earlier: [], redactedAt: now });
  return ok({ ...decided, commentId, threadId: thread.id });
}

/**
 * The latest black-out of a comment, but for one, that was neither undone nor taken back; null
 * without one.
 */
export function standingBlackOut(tx: Transaction, commentId: string, butFor?: string) {
  return tx.decision.findFirst({
    where: {
      commentId,
      kind: 'edit_out',
      id: { not: butFor },
      undoneAt: null,
      reversedBy: { none: { undoneAt: null } },
    },
    include: { sealed: true },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
}
