import { fail, ok, type Problem, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import type { BulkAct } from '../rules/bulk.ts';
import type { Decided, Deciding } from './decide.ts';
import { hideComment } from './hide-comment.ts';
import { hideEssay } from './hide-essay.ts';
import { hideName } from './hide-name.ts';
import { type KeptItem, keep } from './keep.ts';

/** What became of a bulk act: decisions in the order of the cases, and why there is none. */
export type ManyDecided = {
  kind: BulkAct['kind'];
  decisionIds: string[];
  refused: { what: string; why: string }[];
};

type Many = Deciding & {
  caseIds: string[];
  act: BulkAct;
  /** Asks the policy about one item: null when it allows, else why not. */
  refusal: (kind: BulkAct['kind'], item: KeptItem, caseId: string) => Promise<Problem | null>;
};

/**
 * Decides several cases, one after the other, each by a decision of its own in a transaction of its
 * own: what is refused for one leaves the others alone. All are decided at the same moment, by which
 * they can be undone together.
 */
export async function decideMany({
  caseIds,
  act,
  refusal,
  by,
  now,
}: Many): Promise<Result<ManyDecided>> {
  if (caseIds.length === 0) return fail('none-chosen', 'Choose at least one case first.');
  const outcome: ManyDecided = { kind: act.kind, decisionIds: [], refused: [] };
  for (const { caseId, item, what } of await findItems(caseIds)) {
    const refused = item === null ? GONE : await refusal(act.kind, item, caseId);
    const result = item === null || refused ? null : await decideOne(item, act, { by, now });
    if (result?.ok) outcome.decisionIds.push(result.value.decisionId);
    else outcome.refused.push({ what, why: (refused ?? result?.problem ?? GONE).message });
  }
  return ok(outcome);
}

const GONE: Problem = { code: 'decided-already', message: 'Somebody has decided it meanwhile.' };

function decideOne(item: KeptItem, act: BulkAct, deciding: Deciding): Promise<Result<Decided>> {
  if (act.kind === 'keep') return keep({ subject: item, unfounded: false, ...deciding });
  const { burden } = act;
  if ('commentId' in item) return hideComment({ ...item, ...burden, ...deciding });
  if ('essayId' in item) return hideEssay({ ...item, ...burden, ...deciding });
  return hideName({ ...item, ...burden, ...deciding });
}

type Found = { caseId: string; item: KeptItem | null; what: string };

/** What open cases are about, with a few words for each. An appeal is decided by itself. */
async function findItems(caseIds: string[]): Promise<Found[]> {
  const cases = await db.moderationCase.findMany({
    where: { id: { in: caseIds } },
    include: { comment: { select: { number: true } }, persona: { select: { name: true } } },
  });
  return caseIds.map((caseId) => {
    const found = cases.find((each) => each.id === caseId);
    if (!found) return { caseId, item: null, what: 'A case that is gone' };
    const { commentId, essayId, personaId, closedAt } = found;
    const open = (item: KeptItem) => (closedAt === null ? item : null);
    if (commentId) return { caseId, item: open({ commentId }), what: `#${found.comment?.number}` };
    if (essayId) return { caseId, item: open({ essayId }), what: 'An essay' };
    if (personaId) {
      return { caseId, item: open({ personaId }), what: `The name ${found.persona?.name}` };
    }
    return { caseId, item: null, what: 'An appeal' };
  });
}
