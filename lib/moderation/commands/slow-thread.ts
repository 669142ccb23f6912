import { lockThreadById } from '#lib/comments/port.ts';
import { touchedWidely } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { RuleKey } from '../rules.ts';
import { type Deciding, decide, type Within } from './decide.ts';
import type { DecidedThread } from './lock-thread.ts';

type Slowing = Deciding & {
  threadId: string;
  /** How long each writer waits between two comments. */
  seconds: number;
  /** A debate can be too fast without breaking a rule. */
  rule?: RuleKey | null;
  law?: string | null;
  explanation: string;
};
type Unslowing = Deciding & { threadId: string; explanation: string };

const gone = fail('not-found', 'This discussion does not exist any more.');

/** Has each writer of a discussion wait between two comments. */
export function slowThread(act: Slowing): Promise<Result<DecidedThread>> {
  return changeAndTouch((tx, note) => slowWithin({ tx, note }, act));
}

async function slowWithin(
  within: Within,
  { threadId, seconds: slowSeconds, rule = null, ...act }: Slowing,
): Promise<Result<DecidedThread>> {
  const { tx } = within;
  if (!(await lockThreadById(tx, threadId))) return gone;
  const { slowedById } = await tx.thread.findUniqueOrThrow({ where: { id: threadId } });
  if (slowedById !== null) {
    return fail('slowed-already', 'This discussion is slowed down already.');
  }
  const about = { threadId };
  const made = await decide(within, { ...act, kind: 'slow', about, rule, slowSeconds });
  if (!made.ok) return made;
  const decided = made.value;
  await setSlowness(within, threadId, { slowedById: decided.decisionId, slowSeconds });
  return ok({ ...decided, threadId });
}

/** Lets everybody write in a discussion as fast as they like. */
export function unslowThread(act: Unslowing): Promise<Result<DecidedThread>> {
  return changeAndTouch((tx, note) => unslowWithin({ tx, note }, act));
}

/** As unslowThread, inside a transaction. */
export async function unslowWithin(
  within: Within,
  { threadId, ...act }: Unslowing,
): Promise<Result<DecidedThread>> {
  const { tx } = within;
  if (!(await lockThreadById(tx, threadId))) return gone;
  const thread = await tx.thread.findUniqueOrThrow({
    where: { id: threadId },
    include: { slowedBy: true },
  });
  if (!thread.slowedBy) return fail('not-slowed', 'This discussion is not slowed down.');
  const { id: reversesId, rule, law } = thread.slowedBy;
  const about = { threadId };
  const made = await decide(within, { ...act, kind: 'unslow', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  await setSlowness(within, threadId, NOT_SLOW);
  return ok({ ...decided, threadId });
}

/** As a discussion without slow mode has it. */
export const NOT_SLOW = { slowedById: null, slowSeconds: null };

/** Sets the decision under which a discussion that is taken is slow, and how slow it is. */
export async function setSlowness(
  { tx, note }: Within,
  threadId: string,
  slowness: { slowedById: string | null; slowSeconds: number | null },
): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: slowness });
  note(touchedWidely(threadId));
}
