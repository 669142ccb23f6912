'use client';

import { useEffect, useState } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { SECOND } from '#lib/kernel/time.ts';
import { undoMany } from '#lib/moderation/actions.ts';

type UndoNoticeProps = {
  /** What was decided: "Hidden: #12 by Ann". */
  text: string;
  /** The decision, or those that were made at once. */
  decisionIds: string[];
  /** How much of the minute was left when the page was made. */
  secondsLeft: number;
  /** Where the person goes on afterwards. */
  next: string;
};

/** What a moderator has just decided, with the way back; gone when its minute is over. */
export function UndoNotice({ text, decisionIds, secondsLeft, next }: UndoNoticeProps) {
  const left = useCountdown(secondsLeft);
  const { state, send } = useFormAction(undoMany);
  if (left <= 0) return null;
  return (
    <Notice live kind="success" className="mb-5">
      <form action={send}>
        <FormMessage state={state} />
        <input type="hidden" name="decisionIds" value={decisionIds.join(',')} />
        <input type="hidden" name="next" value={next} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 grow wrap-anywhere">{text}</p>
          <SubmitButton kind="quiet" pending="Undoing …" data-key="u" className="text-meta">
            Undo
          </SubmitButton>
          <p className="text-soft tabular-nums" aria-hidden="true">
            {left} s
          </p>
        </div>
      </form>
    </Notice>
  );
}

/** Seconds that are left, counted down by a script; without one they stand still. */
function useCountdown(from: number): number {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const until = performance.now() + from * SECOND;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - performance.now()) / SECOND));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, SECOND);
    return () => clearInterval(timer);
  }, [from]);
  return left;
}
