import { lockThreadById } from '#lib/comments/port.ts';
import { touchedWidely } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Burden, type Decided, type Deciding, decide, type Within } from './decide.ts';

/** A discussion that was decided about. */
export type DecidedThread = Decided & { threadId: string };

type Locking = Burden & Deciding & { threadId: string };
type Unlocking = Deciding & { threadId: string; explanation: string };

const gone = fail('not-found', 'This discussion does not exist any more.');

/** Locks a discussion: everybody reads, nobody writes, edits or reacts. */
export function lockThread(act: Locking): Promise<Result<DecidedThread>> {
  return changeAndTouch((tx, note) => lockWithin({ tx, note }, act));
}

async function lockWithin(
  within: Within,
  { threadId, ...act }: Locking,
): Promise<Result<DecidedThread>> {
  const { tx } = within;
  if (!(await lockThreadById(tx, threadId))) return gone;
  const { lockedById } = await tx.thread.findUniqueOrThrow({ where: { id: threadId } });
  if (lockedById !== null) return fail('locked-already', 'This discussion is locked already.');
  const made = await decide(within, { ...act, kind: 'lock', about: { threadId } });
  if (!made.ok) return made;
  const decided = made.value;
  await setThreadLock(within, threadId, decided.decisionId);
  return ok({ ...decided, threadId });
}

/** Opens a locked discussion again. */
export function unlockThread(act: Unlocking): Promise<Result<DecidedThread>> {
  return changeAndTouch((tx, note) => unlockThreadWithin({ tx, note }, act));
}

/** As unlockThread, inside a transaction. */
export async function unlockThreadWithin(
  within: Within,
  { threadId, ...act }: Unlocking,
): Promise<Result<DecidedThread>> {
  const { tx } = within;
  if (!(await lockThreadById(tx, threadId))) return gone;
  const thread = await tx.thread.findUniqueOrThrow({
    where: { id: threadId },
    include: { lockedBy: true },
  });
  if (!thread.lockedBy) return fail('not-locked', 'This discussion is not locked.');
  const { id: reversesId, rule, law } = thread.lockedBy;
  const about = { threadId };
  const made = await decide(within, { ...act, kind: 'unlock', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  await setThreadLock(within, threadId, null);
  return ok({ ...decided, threadId });
}

/** Sets the decision under which a discussion that is taken is locked; null opens it. */
export async function setThreadLock(
  { tx, note }: Within,
  threadId: string,
  lockedById: string | null,
): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: { lockedById } });
  note(touchedWidely(threadId));
}
