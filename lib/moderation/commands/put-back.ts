import { replaceText } from '#lib/comments/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Deciding, decide, type Within } from './decide.ts';
import { standingBlackOut } from './edit-out.ts';
import type { DecidedComment } from './hide-comment.ts';
import { openSealed, type TextBefore } from './sealed-text.ts';
import { type TakenComment, takeComment } from './take-item.ts';

type PuttingBack = Deciding & { commentId: string; explanation: string };

/**
 * Takes the latest black-out of a comment back: its text and its versions are what they were. Fails
 * with `purged` when they are not kept any more, and with `edited-since` when its writer has changed
 * the text, which must not be lost.
 */
export function putBack(act: PuttingBack): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => putBackWithin({ tx, note }, act));
}

/** As putBack, inside a transaction. */
export async function putBackWithin(
  within: Within,
  { commentId, ...act }: PuttingBack,
): Promise<Result<DecidedComment>> {
  const { tx } = within;
  const taken = await takeComment(tx, commentId);
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  const blackOut = await standingBlackOut(tx, commentId);
  if (!blackOut) return fail('not-blacked-out', 'Nothing of this comment is blacked out.');
  if (!blackOut.sealed) {
    return fail('purged', 'The original text is not kept any more; it cannot be put back.');
  }
  const text = openSealed(blackOut.sealed);
  if (!text.ok) return text;
  const { id: reversesId, rule, law } = blackOut;
  const about = { commentId };
  const refusal = refuseEdited(comment, text.value);
  if (refusal) return refusal;
  const statement = { kind: 'put_back', about, rule, law, reversesId } as const;
  const made = await decide(within, { ...act, ...statement });
  if (!made.ok) return made;
  const decided = made.value;
  await returnText(within, comment, text.value, reversesId);
  return ok({ ...decided, commentId, threadId: thread.id });
}

/** A problem when the text is not any more what the black-out left; null when it is. */
export function refuseEdited(comment: TakenComment, { after }: TextBefore) {
  if (comment.body === after) return null;
  return fail(
    'edited-since',
    'The text was changed since it was blacked out; putting the old one back would lose that.',
  );
}

/** Gives a comment that is taken the text that it had before the black-out `blackOutId`. */
export async function returnText(
  within: Within,
  { id: commentId }: TakenComment,
  { body, earlier }: TextBefore,
  blackOutId: string,
): Promise<void> {
  const before = await standingBlackOut(within.tx, commentId, blackOutId);
  await replaceText(within, { commentId, body, earlier, redactedAt: before?.decidedAt ?? null });
}
