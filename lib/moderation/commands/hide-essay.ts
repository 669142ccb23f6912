import { hideEssay as hide, showEssay, takeEssay } from '#lib/essays/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { type Burden, type Decided, type Deciding, decide, type Within } from './decide.ts';

/** An essay that was decided about. */
export type DecidedEssay = Decided & { essayId: string; slug: string };

type Hiding = Burden & Deciding & { essayId: string };
type Restoring = Deciding & { essayId: string; explanation: string };

const gone = fail('not-found', 'This essay does not exist any more.');

/** Takes an essay and its discussion away from readers; its author keeps it at the desk. */
export function hideEssay(act: Hiding): Promise<Result<DecidedEssay>> {
  return changeAndTouch((tx, note) => hideWithin({ tx, note }, act));
}

async function hideWithin(
  within: Within,
  { essayId, ...act }: Hiding,
): Promise<Result<DecidedEssay>> {
  const essay = await takeEssay(within.tx, essayId);
  if (!essay) return gone;
  if (essay.hiddenById) return fail('hidden-already', 'This essay is hidden already.');
  if (essay.publishedRevision === null) return fail('not-published', reasons['not-published']);
  const made = await decide(within, { ...act, kind: 'hide', about: { essayId } });
  if (!made.ok) return made;
  const decided = made.value;
  await hide(within, essay, decided.decisionId);
  return ok({ ...decided, essayId, slug: essay.slug });
}

/** Lets a hidden essay be read again, as it was published when it was hidden. */
export function restoreEssay(act: Restoring): Promise<Result<DecidedEssay>> {
  return changeAndTouch((tx, note) => restoreEssayWithin({ tx, note }, act));
}

/** As restoreEssay, inside a transaction. */
export async function restoreEssayWithin(
  within: Within,
  { essayId, ...act }: Restoring,
): Promise<Result<DecidedEssay>> {
  const essay = await takeEssay(within.tx, essayId);
  if (!essay) return gone;
  const { hiddenById } = essay;
  const hidden = hiddenById
    ? await within.tx.decision.findUnique({ where: { id: hiddenById } })
    : null;
  if (!hidden) return fail('not-hidden', 'This essay is not hidden.');
  const { id: reversesId, rule, law } = hidden;
  const about = { essayId };
  const made = await decide(within, { ...act, kind: 'restore', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  await showEssay(within, essay);
  return ok({ ...decided, essayId, slug: essay.slug });
}
