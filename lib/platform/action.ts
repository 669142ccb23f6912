import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionState } from '#lib/kernel/action-state.ts';
import type { Permission } from '#lib/policy/table.ts';
import { currentActor } from './actor.ts';
import { showChange } from './cache/show-change.ts';
import { CLIENT_HEADER } from './client-header.ts';
import { log } from './log.ts';
import { type ActionDefinition, type ActionRequest, performAction } from './perform-action.ts';

/** What the server function of an action is called by a form: the last state and what was sent. */
export type Action<Data> = (state: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;

/** By this the checks know that a server function was made here. */
export const definitions = new WeakMap<object, ActionDefinition<never, never, never, never>>();

const BROKEN: ActionState<never> = {
  status: 'problem',
  code: 'broken',
  message: 'Something went wrong on our side. What you wrote is still here; please try again.',
};

/**
 * Makes a server action: the only way to change anything from outside. It always does the same in
 * the same order: rate limit, parse, session, load the subject, ask the policy, run the command,
 * refresh the touched tags, answer.
 */
export function defineAction<P extends Permission, S extends z.ZodObject, V, Data = undefined>(
  definition: ActionDefinition<P, S, V, Data>,
): Action<Data> {
  const action: Action<Data> = async (_state, form) => {
    let leadsTo: string | null;
    try {
      const now = new Date();
      const request: ActionRequest = {
        now,
        client: (await headers()).get(CLIENT_HEADER) ?? 'unknown',
        cookies: await cookies(),
        actor: () => currentActor(now),
      };
      const outcome = await performAction(definition, form, request);
      leadsTo = outcome.leadsTo;
      if (outcome.changed) {
        const alone = definition.answer === 'alone' && leadsTo === null;
        await showChange(outcome.touched, alone ? 'alone' : 'with-page');
      }
      if (leadsTo === null) return outcome.state;
    } catch (error) {
      unstable_rethrow(error);
      log.error({ err: error, permission: definition.permission }, 'an action failed');
      return { ...BROKEN, values: typed(form) };
    }
    redirect(leadsTo);
  };
  definitions.set(action, definition as never);
  return action;
}

function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION'),
    ),
  );
}
