import { newId } from '#lib/kernel/ids.ts';
import type { Statement } from '#lib/platform/db.ts';
import type { CheckKey } from '../rules/before-publication/check.ts';
import { priorityOf, STEPS, stepOf } from '../rules/urgency.ts';
import { openKeyOf } from './open-case.ts';

/**
 * Writes down that a check holds a comment: an automated decision of the kind hold, without a rule,
 * since nobody says yet that one was broken, and an open case, so that a moderator looks at it. To
 * be sent behind the statement that writes the comment, in the same transaction. No notice: its
 * writer is told at once. Touch touchedByModeration with it.
 */
export function holdBeforePublication(held: {
  commentId: string;
  check: CheckKey;
  /** What its writer is told. */
  explanation: string;
  now: Date;
}): Statement {
  const { commentId, check, explanation, now } = held;
  // A check that finds patient details is as urgent as a report of them.
  const reason = check === 'patient-information' ? 'patient-privacy' : check;
  const step = check === 'patient-information' ? stepOf(reason) : STEPS.check;
  return {
    name: 'off-call-hold-before-publication',
    text: HOLD,
    values: [
      newId(),
      newId(),
      commentId,
      openKeyOf({ commentId }),
      reason,
      priorityOf(step, 0),
      explanation,
      now,
    ],
  };
}

const HOLD = `
  WITH opened AS (
    INSERT INTO moderation_case (id, origin, comment_id, open_key, reason, priority, opened_at)
    VALUES ($2::uuid, 'check', $3::uuid, $4::text, $5::text, $6::integer, $8::timestamptz)
    RETURNING id
  )
  INSERT INTO decision (id, kind, comment_id, explanation, source, automated, case_id, decided_at)
  SELECT $1::uuid, 'hold', $3, $7::text, 'automatic', true, id, $8 FROM opened`;
