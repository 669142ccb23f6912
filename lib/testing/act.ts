import { type Action, definitions } from '#lib/platform/action.ts';
import type { CookieJar } from '#lib/platform/cookie-jar.ts';
import {
  type ActionDefinition,
  type Outcome,
  performAction,
} from '#lib/platform/perform-action.ts';
import { type Actor, type ActorKind, VISITOR } from '#lib/policy/actor.ts';
import { memoryJar } from './memory-jar.ts';

/** Who sends a form, from where and when; what is left out is a new visitor, now. */
export type Sender = { actor?: Actor; cookies?: CookieJar; client?: string; now?: Date };

let clients = 0;

/**
 * Sends a form to a server action as the factory made it, without Next. Each call comes from a
 * client of its own unless `from` says otherwise, so that limits per client stay out of the way.
 */
export async function act<Data>(
  action: Action<Data>,
  fields: Record<string, string | File | File[]>,
  from: Sender = {},
): Promise<Outcome<Data>> {
  const definition = definitions.get(action);
  if (!definition) throw new Error('this was not made by defineAction');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  clients += 1;
  return performAction(
    definition as unknown as ActionDefinition<'session.ask', never, unknown, Data>,
    form,
    {
      now: from.now ?? new Date(),
      client: from.client ?? `test-${clients}`,
      cookies: from.cookies ?? memoryJar(),
      actor: async () => from.actor ?? VISITOR,
    },
  );
}

/** Somebody of one kind, with an account unless a visitor. */
export function actorOfKind(kind: ActorKind, personId: string, name = 'Somebody'): Actor {
  return kind === 'visitor' ? VISITOR : { personId, name, kinds: [kind], confirmed: true };
}
