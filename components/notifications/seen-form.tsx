'use client';

import { useEffect, useRef, useState } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { seeNotices } from '#lib/notifications/actions.ts';
import { NOTICES_SEEN } from '#lib/notifications/rules.ts';

/**
 * Marks the notices of this page as read: where a script runs by itself, since they have been shown;
 * without one by a button. The page still says which of them were new.
 */
export function SeenForm({ newest, oldest }: { newest: string; oldest: string }) {
  const { state, send } = useFormAction(seeNotices);
  const form = useRef<HTMLFormElement>(null);
  // One rendering later than the page is taken over: only then an answer that never comes is a
  // message here and not the end of the page (useFormAction).
  const [isTakenOver, setTakenOver] = useState(false);
  useEffect(() => setTakenOver(true), []);
  useEffect(() => {
    if (isTakenOver) form.current?.requestSubmit();
  }, [isTakenOver]);
  const isDone = state.status === 'done';
  useEffect(() => {
    if (isDone) window.dispatchEvent(new Event(NOTICES_SEEN));
  }, [isDone]);
  if (isDone) return null;
  return (
    <form ref={form} action={send} className="mt-6">
      <FormMessage state={state} />
      <input type="hidden" name="newest" value={newest} />
      <input type="hidden" name="oldest" value={oldest} />
      <SubmitButton kind="quiet">Mark these as read</SubmitButton>
    </form>
  );
}
