'use client';

import { unstable_rethrow } from 'next/navigation';
import { useActionState, useSyncExternalStore } from 'react';
import { type ActionState, IDLE } from '#lib/kernel/action-state.ts';

type Action<Data> = (state: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;

type Options<Data> = {
  /**
   * The page's own address. Needed where one form has several actions: without a script React then
   * finds the state that each of them gave back.
   */
  permalink?: string;
  /** Called when the action leads to another page, before it does, with what was sent. */
  onLeave?: (sent: FormData) => void;
  /**
   * Called before the form is sent, where a script runs: may wait, and change what is sent. What it
   * gives is sent to instead of the action.
   */
  prepare?: (form: FormData) => Promise<Action<Data> | undefined>;
};

type FormAction<Data> = {
  state: ActionState<Data>;
  /** Give it to a form's `action` or a button's `formAction`. */
  send: (form: FormData) => void;
  pending: boolean;
};

/**
 * A server action behind a form, with or without a script. With one, an answer that never arrives
 * becomes a message like any other: the form and what was typed stay.
 */
export function useFormAction<Data>(
  action: Action<Data>,
  { permalink, onLeave, prepare }: Options<Data> = {},
): FormAction<Data> {
  const careful: Action<Data> = async (last, form) => {
    try {
      const instead = await prepare?.(form);
      return await (instead ?? action)(last, form);
    } catch (error) {
      try {
        unstable_rethrow(error);
      } catch (leaving) {
        onLeave?.(form);
        throw leaving;
      }
      return {
        ...last,
        status: 'problem',
        code: 'unreachable',
        message: UNREACHABLE,
        values: typed(form),
      };
    }
  };
  // The server's own function is what makes the form work before any script has run.
  const [state, send, pending] = useActionState<ActionState<Data>, FormData>(
    useHydrated() ? careful : action,
    IDLE,
    permalink,
  );
  return { state, send, pending };
}

/** What stood in the form, so that it stands there again. */
function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

const UNREACHABLE =
  'The site could not be reached. What you wrote is still here; please try again.';

const never = () => () => {};

/** Whether a script runs the page: false on the server and until the page is taken over. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
