import type { ActionState } from '#lib/kernel/action-state.ts';
import { ConfirmLink } from './confirm-link.tsx';
import { Notice } from './notice.tsx';

/**
 * The sentence that a form got back for the whole of itself, read out when it appears; nothing while
 * there is none. Stands above the first field.
 */
export function FormMessage({ state }: { state: ActionState<unknown> }) {
  if (state.status === 'idle' || !state.message) return null;
  const isProblem = state.status === 'problem';
  return (
    <Notice live kind={isProblem ? 'problem' : 'success'} className="mb-5">
      <p className={isProblem ? 'font-semibold' : ''}>{state.message}</p>
      {state.code === 'confirm-again' ? <ConfirmLink /> : null}
    </Notice>
  );
}
