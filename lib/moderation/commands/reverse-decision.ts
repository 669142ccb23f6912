import { lockThreadById } from '#lib/comments/port.ts';
import { takeEssay } from '#lib/essays/port.ts';
import { fail, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch, type NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { DecisionKind } from '../rules/kinds.ts';
import type { Decided, Deciding, Within } from './decide.ts';
import { standingBlackOut } from './edit-out.ts';
import { restoreEssayWithin } from './hide-essay.ts';
import { restoreNameWithin } from './hide-name.ts';
import { unlockBranchWithin } from './lock-branch.ts';
import { unlockThreadWithin } from './lock-thread.ts';
import { putBackWithin } from './put-back.ts';
import { releaseWithin } from './release-comment.ts';
import { restoreWithin } from './restore-comment.ts';
import { unslowWithin } from './slow-thread.ts';
import { takeComment, takePersona } from './take-item.ts';
import { unsuspendWithin } from './unsuspend.ts';
import { unwarnWithin } from './warn.ts';

type Reversal = Deciding & { decisionId: string; explanation: string };

/** What a reversal needs to know of the decision that it takes back. */
type Reversed = {
  id: string;
  kind: DecisionKind;
  commentId: string | null;
  essayId: string | null;
  personaId: string | null;
  threadId: string | null;
};

type How = {
  /** Takes the item, and gives the decision that has this effect on it; null when none has. */
  standing: (tx: Transaction, about: Reversed) => Promise<string | null>;
  reverse: (within: Within, about: Reversed, act: Act) => Promise<Result<Decided>>;
};
type Act = Deciding & { explanation: string };

/**
 * Takes a decision back that still has its effect, by a decision of the kind that does so; both stay
 * on record. Fails with `not-standing` when it has none any more, and when it took nothing from
 * anybody.
 */
export async function reverseDecision(
  tx: Transaction,
  { decisionId, ...act }: Reversal,
  note: NoteTouches,
): Promise<Result<Decided>> {
  const decision = await tx.decision.findUnique({ where: { id: decisionId } });
  if (!decision) return fail('not-found', 'This decision does not exist any more.');
  const how = howToReverse(decision);
  if (!how) return fail('not-reversible', 'There is nothing in this decision to take back.');
  const standing = decision.undoneAt === null && (await how.standing(tx, decision));
  if (standing !== decision.id) {
    return fail('not-standing', 'This decision was taken back already, or another one came after.');
  }
  return how.reverse({ tx, note }, decision, act);
}

/** Takes a decision back with a reason, as a moderator does without an appeal. */
export async function takeBackDecision(reversal: Reversal): Promise<Result<Decided>> {
  return changeAndTouch((tx, note) => reverseDecision(tx, reversal, note));
}

function howToReverse(decision: Reversed): How | null {
  const { kind, commentId, essayId, personaId, threadId } = decision;
  if (commentId !== null) return aboutComment(commentId)[kind] ?? null;
  if (essayId !== null) return aboutEssay(essayId)[kind] ?? null;
  if (personaId !== null) return aboutPersona(personaId)[kind] ?? null;
  return threadId === null ? null : (aboutThread(threadId)[kind] ?? null);
}

type Ways = Partial<Record<DecisionKind, How>>;

function aboutComment(commentId: string): Ways {
  const row = async (tx: Transaction) => {
    const taken = await takeComment(tx, commentId, 'taken');
    return taken.ok ? taken.value.comment : null;
  };
  return {
    hide: {
      standing: async (tx) => (await row(tx))?.hiddenById ?? null,
      reverse: (within, _about, act) => restoreWithin(within, { ...act, commentId }),
    },
    hold: {
      // What was never shown waits by its hold without being hidden by it.
      standing: async (tx, { id }) => {
        const comment = await row(tx);
        return comment?.heldAt ? (comment.hiddenById ?? id) : (comment?.hiddenById ?? null);
      },
      reverse: (within, _about, act) => releaseWithin(within, { ...act, commentId }),
    },
    lock: {
      standing: async (tx) => (await row(tx))?.lockedById ?? null,
      reverse: (within, _about, act) => unlockBranchWithin(within, { ...act, commentId }),
    },
    edit_out: {
      standing: async (tx) =>
        (await row(tx)) && ((await standingBlackOut(tx, commentId))?.id ?? null),
      reverse: (within, _about, act) => putBackWithin(within, { ...act, commentId }),
    },
  };
}

function aboutEssay(essayId: string): Ways {
  return {
    hide: {
      standing: async (tx) => (await takeEssay(tx, essayId))?.hiddenById ?? null,
      reverse: (within, _about, act) => restoreEssayWithin(within, { ...act, essayId }),
    },
  };
}

function aboutPersona(personaId: string): Ways {
  // Several may stand beside each other, and one whose time is over may have been wrong all the same.
  const standing: How['standing'] = async (tx, { id }) => {
    if (!(await takePersona(tx, personaId)).ok) return null;
    const reversal = { reversesId: id, undoneAt: null };
    return (await tx.decision.findFirst({ where: reversal })) ? null : id;
  };
  const by = (reverse: (within: Within, act: PersonaAct) => Promise<Result<Decided>>): How => ({
    standing,
    reverse: (within, { id: decisionId }, act) =>
      reverse(within, { ...act, personaId, decisionId }),
  });
  return { hide: by(restoreNameWithin), warn: by(unwarnWithin), suspend: by(unsuspendWithin) };
}

type PersonaAct = Act & { personaId: string; decisionId: string };

function aboutThread(threadId: string): Ways {
  const row = async (tx: Transaction) => {
    await lockThreadById(tx, threadId);
    return tx.thread.findUnique({ where: { id: threadId } });
  };
  return {
    lock: {
      standing: async (tx) => (await row(tx))?.lockedById ?? null,
      reverse: (within, _about, act) => unlockThreadWithin(within, { ...act, threadId }),
    },
    slow: {
      standing: async (tx) => (await row(tx))?.slowedById ?? null,
      reverse: (within, _about, act) => unslowWithin(within, { ...act, threadId }),
    },
  };
}
