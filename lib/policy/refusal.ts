import type { Problem } from '#lib/kernel/result.ts';
import type { Actor } from './actor.ts';
import { can } from './can.ts';
import { reasons } from './reasons.ts';
import type { Permission, SubjectOf } from './table.ts';

/**
 * What the table says against an act, as a person is told it; null when nothing. A subject that is
 * null is gone.
 */
export function refusal<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: SubjectOf<P> | null,
  now: Date,
): Problem | null {
  if (subject === null) return { code: 'not-found', message: 'This does not exist any more.' };
  const answer = can(actor, permission, subject, now);
  return answer.allowed ? null : { code: answer.reason, message: reasons[answer.reason] };
}
