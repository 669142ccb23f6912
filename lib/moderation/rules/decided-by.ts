import type { Actor } from '#lib/policy/actor.ts';

/** Who decides; `id` is null when the command line or a seed does. */
export type DecidedBy = { id: string | null; role: 'moderator' | 'admin' };

/** In which role an actor decides: as a moderator, if they are one besides being an admin. */
export function decidedBy(actor: Actor): DecidedBy {
  return { id: actor.personId, role: actor.kinds.includes('moderator') ? 'moderator' : 'admin' };
}
