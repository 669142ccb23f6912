import { reasons } from '#lib/policy/reasons.ts';
import { type Check, PUBLISH, refuse } from './check.ts';

/** A suspended person writes nothing; they were told why and until when. */
export const suspended: Check = (_comment, { writer }) =>
  writer.suspended ? refuse('suspended', reasons.suspended) : PUBLISH;
