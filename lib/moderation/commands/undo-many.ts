import { ok, type Problem, type Result } from '#lib/kernel/result.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import { undoDecision } from './undo-decision.ts';

/**
 * Undoes several decisions of one bulk act, or the only one of a single act. Fails with the first
 * refusal when none could be undone; else what could is undone.
 */
export async function undoMany(act: {
  decisionIds: string[];
  by: DecidedBy;
  /** Asks the policy about one decision: null when it allows, else why not. */
  refusal: (decisionId: string) => Promise<Problem | null>;
  now: Date;
}): Promise<Result<{ undone: number }>> {
  const { decisionIds, by, refusal, now } = act;
  let undone = 0;
  let first: Problem | null = null;
  for (const decisionId of decisionIds) {
    const refused = await refusal(decisionId);
    const result = refused ? null : await undoDecision({ decisionId, by, now });
    if (result?.ok) undone += 1;
    else first ??= refused ?? result?.problem ?? null;
  }
  return undone === 0 && first ? { ok: false, problem: first } : ok({ undone });
}
