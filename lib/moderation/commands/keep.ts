import { fail, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Decided, type Deciding, decide, type Within } from './decide.ts';
import { type CaseSubject, openKeyOf } from './open-case.ts';
import { releaseWithin } from './release-comment.ts';
import { isHeld, takeComment, takePersona } from './take-item.ts';

/** What somebody can look at and leave as it is. */
export type KeptItem = Exclude<CaseSubject, { appealId: string }>;

/** What the log has when a moderator says no more than that. */
const LEFT_AS_IT_IS = 'A moderator has looked at it and found that it breaks no house rule.';

type Keeping = Deciding & { subject: KeptItem; explanation?: string; unfounded: boolean };

/**
 * Leaves what waits for a moderator as it is, and settles its reports: not upheld, or unfounded when
 * they were manifestly so. What is held is released. Fails when nothing waits any more.
 */
export function keep(act: Keeping): Promise<Result<Decided>> {
  return changeAndTouch((tx, note) => keepWithin({ tx, note }, act));
}

async function keepWithin(within: Within, act: Keeping): Promise<Result<Decided>> {
  const { subject, unfounded, by, now } = act;
  const { tx } = within;
  const explanation = act.explanation ?? LEFT_AS_IT_IS;
  const outcome = unfounded ? 'unfounded' : 'not_upheld';
  if ('commentId' in subject) {
    const taken = await takeComment(tx, subject.commentId, 'taken');
    if (!taken.ok) return taken;
    const { comment } = taken.value;
    if (isHeld(comment) && comment.deletedAt === null) {
      return releaseWithin(within, { ...subject, explanation, outcome, by, now });
    }
  } else if ('personaId' in subject) {
    const taken = await takePersona(tx, subject.personaId);
    if (!taken.ok) return taken;
  }
  if (!(await waits(tx, subject))) {
    return fail('decided-already', 'This does not wait any more: somebody has decided it.');
  }
  return decide(within, {
    kind: 'keep',
    about: subject,
    rule: null,
    explanation,
    outcome,
    by,
    now,
  });
}

/** Whether there is an open case; whoever comes at the same time waits until this one is through. */
async function waits(tx: Transaction, subject: KeptItem): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM moderation_case WHERE open_key = ${openKeyOf(subject)} FOR UPDATE`;
  return rows.length > 0;
}
