import { lockThreadById, replaceText } from '#lib/comments/port.ts';
import { hideEssay, showEssay, takeEssay } from '#lib/essays/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Decision } from '#lib/platform/db/generated/client.ts';
import type { DecisionKind } from '../rules/kinds.ts';
import type { Within } from './decide.ts';
import { standingBlackOut } from './edit-out.ts';
import { removeName, returnName, standingRemoval } from './hide-name.ts';
import { setBranchLock } from './lock-branch.ts';
import { setThreadLock } from './lock-thread.ts';
import { closeCase } from './open-case.ts';
import { refuseEdited, returnText } from './put-back.ts';
import { openSealed } from './sealed-text.ts';
import { setHiding } from './set-hiding.ts';
import { NOT_SLOW, setSlowness } from './slow-thread.ts';
import { takeComment, takePersona } from './take-item.ts';

const changed = fail(
  'changed-since',
  'Something else was decided about this meanwhile, so this decision cannot be undone.',
);
const shownNow = fail(
  'not-undoable',
  'This was shown for the first time and may have been read: it cannot be undone. Hold it instead.',
);
const nothing = ok(null);

/** Finds no row. */
const NIL_ID = '00000000-0000-0000-0000-000000000000';

type Undone = Promise<Result<null>>;
type Undo = (within: Within, decision: Decision, id: string) => Undone;

/**
 * Takes the effect of a decision back as if it had never been, and takes the item for that. Fails
 * with `undone-already`, and with `changed-since` when the item is not any more as the decision left
 * it.
 */
export async function undoEffect(within: Within, decision: Decision): Undone {
  const { kind, commentId, essayId, personaId, threadId } = decision;
  if (commentId !== null) return ofComment[kind]?.(within, decision, commentId) ?? shownNow;
  if (essayId !== null) return ofEssay[kind]?.(within, decision, essayId) ?? nothing;
  if (personaId !== null) return ofPersona[kind]?.(within, decision, personaId) ?? nothing;
  if (threadId !== null) return ofThread[kind]?.(within, decision, threadId) ?? nothing;
  return shownNow;
}

type Undoing = Partial<Record<DecisionKind, Undo>>;

const ofComment: Undoing = {
  hide: (within, decision, commentId) => unhideComment(within, decision, commentId),
  async hold(within, decision, commentId) {
    const unhidden = await unhideComment(within, decision, commentId);
    if (unhidden.ok) await closeOwnCase(within, decision, commentId);
    return unhidden;
  },
  restore: (within, decision, commentId) => hideAgain(within, decision, commentId),
  // What was never shown before it was released is hidden by what held it, which leaves a line.
  release: (within, decision, commentId) => hideAgain(within, decision, commentId),
  async keep({ tx }, _decision, commentId) {
    await takeComment(tx, commentId, 'taken');
    return nothing;
  },
  async edit_out(within, { id }, commentId) {
    const taken = await takeComment(within.tx, commentId);
    if (!taken.ok) return taken;
    const blackOut = await standingBlackOut(within.tx, commentId);
    if (blackOut?.id !== id || !blackOut.sealed) return changed;
    const text = openSealed(blackOut.sealed);
    if (!text.ok) return text;
    const { comment } = taken.value;
    const refusal = refuseEdited(comment, text.value);
    if (refusal) return refusal;
    await returnText(within, comment, text.value, id);
    await within.tx.sealedText.delete({ where: { decisionId: id } });
    return nothing;
  },
  async put_back(within, { reversesId }, commentId) {
    const { tx } = within;
    const taken = await takeComment(tx, commentId);
    if (!taken.ok) return taken;
    const blackOut = await tx.decision.findUnique({
      where: { id: reversesId ?? NIL_ID },
      include: { sealed: true },
    });
    if (!blackOut?.sealed) return changed;
    const text = openSealed(blackOut.sealed);
    if (!text.ok) return text;
    const { body, after } = text.value;
    if (taken.value.comment.body !== body) return changed;
    const redactedAt = blackOut.decidedAt;
    await replaceText(within, { commentId, body: after, earlier: [], redactedAt });
    return nothing;
  },
  async lock(within, { id }, commentId) {
    const taken = await takeComment(within.tx, commentId, 'taken');
    if (!taken.ok || taken.value.comment.lockedById !== id) return changed;
    await setBranchLock(within, taken.value, null);
    return nothing;
  },
  async unlock(within, { reversesId }, commentId) {
    const taken = await takeComment(within.tx, commentId, 'taken');
    if (!taken.ok || taken.value.comment.lockedById !== null) return changed;
    await setBranchLock(within, taken.value, reversesId);
    return nothing;
  },
};

/** Shows a comment again, or leaves it held if it was when it was hidden. */
async function unhideComment(within: Within, decision: Decision, commentId: string): Undone {
  const { tx } = within;
  const taken = await takeComment(tx, commentId, 'taken');
  if (!taken.ok || taken.value.comment.hiddenById !== decision.id) return changed;
  const before = await tx.decision.findFirst({
    where: {
      commentId,
      kind: { in: ['hide', 'restore', 'hold', 'release'] },
      undoneAt: null,
      decidedAt: { lte: decision.decidedAt },
      id: { not: decision.id },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  const wasHeld = before?.kind === 'hold' && taken.value.comment.heldAt === null;
  await setHiding(within, taken.value, wasHeld ? before.id : null);
  return nothing;
}

async function hideAgain(within: Within, { reversesId }: Decision, commentId: string): Undone {
  const taken = await takeComment(within.tx, commentId, 'taken');
  if (!taken.ok || taken.value.comment.hiddenById !== null) return changed;
  if (reversesId === null) return shownNow;
  await setHiding(within, taken.value, reversesId);
  return nothing;
}

/** Takes the case out of the queue that a hold has put there, unless somebody reported it since. */
async function closeOwnCase({ tx }: Within, decision: Decision, commentId: string): Promise<void> {
  const { caseId, decidedAt: openedAt } = decision;
  const own = await tx.moderationCase.findFirst({
    where: { id: caseId ?? NIL_ID, openedAt, reportCount: 0, closedAt: null },
    select: { id: true },
  });
  if (own) await closeCase(tx, { commentId }, openedAt);
}

const ofEssay: Undoing = {
  async hide(within, { id }, essayId) {
    const essay = await takeEssay(within.tx, essayId);
    if (essay?.hiddenById !== id) return changed;
    await showEssay(within, essay);
    return nothing;
  },
  async restore(within, { reversesId }, essayId) {
    const essay = await takeEssay(within.tx, essayId);
    if (!essay || essay.hiddenById !== null || reversesId === null) return changed;
    await hideEssay(within, essay, reversesId);
    return nothing;
  },
};

const ofPersona: Undoing = {
  async hide(within, { id }, personaId) {
    const taken = await takePersona(within.tx, personaId);
    if (!taken.ok) return taken;
    const removal = await standingRemoval(within.tx, personaId);
    if (removal?.id !== id || removal.formerName === null) return changed;
    return (await returnName(within, taken.value, removal.formerName)) ? nothing : changed;
  },
  async restore(within, { reversesId }, personaId) {
    const taken = await takePersona(within.tx, personaId);
    if (!taken.ok) return taken;
    const removal = await within.tx.decision.findUnique({ where: { id: reversesId ?? NIL_ID } });
    // The name may not have come back: then there is nothing to take away.
    if (removal?.formerName === taken.value.name) await removeName(within, taken.value);
    return nothing;
  },
  warn: (within, decision) => refuseReversed(within, decision),
  async suspend(within, decision) {
    const stands = await refuseReversed(within, decision);
    if (stands.ok) await within.tx.suspension.delete({ where: { decisionId: decision.id } });
    return stands;
  },
  async unsuspend({ tx }, { reversesId: decisionId }) {
    const suspension = await tx.suspension.findFirst({
      where: { decisionId },
      include: { decision: true },
    });
    if (!suspension?.decision) return changed;
    const { endsAt } = suspension.decision;
    await tx.suspension.update({ where: { id: suspension.id }, data: { endsAt } });
    return nothing;
  },
};

/** Takes the persona, and refuses when the decision was taken back meanwhile. */
async function refuseReversed({ tx }: Within, { id, personaId }: Decision): Undone {
  await takePersona(tx, personaId ?? NIL_ID);
  const reversal = await tx.decision.findFirst({ where: { reversesId: id, undoneAt: null } });
  return reversal ? changed : nothing;
}

const ofThread: Undoing = {
  async lock(within, { id }, threadId) {
    const thread = await takeThread(within, threadId);
    if (thread?.lockedById !== id) return changed;
    await setThreadLock(within, threadId, null);
    return nothing;
  },
  async unlock(within, { reversesId }, threadId) {
    const thread = await takeThread(within, threadId);
    if (!thread || thread.lockedById !== null) return changed;
    await setThreadLock(within, threadId, reversesId);
    return nothing;
  },
  async slow(within, { id }, threadId) {
    const thread = await takeThread(within, threadId);
    if (thread?.slowedById !== id) return changed;
    await setSlowness(within, threadId, NOT_SLOW);
    return nothing;
  },
  async unslow(within, { reversesId: slowedById }, threadId) {
    const thread = await takeThread(within, threadId);
    const slow = await within.tx.decision.findUnique({ where: { id: slowedById ?? NIL_ID } });
    if (!thread || thread.slowedById !== null || !slow) return changed;
    const { slowSeconds } = slow;
    await setSlowness(within, threadId, { slowedById, slowSeconds });
    return nothing;
  },
};

async function takeThread({ tx }: Within, threadId: string) {
  await lockThreadById(tx, threadId);
  return tx.thread.findUnique({ where: { id: threadId } });
}
