'use client';

import { useId } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { lookAtSealed, revealPersona } from '#lib/moderation/actions.ts';
import { EXPLANATION_MIN } from '#lib/moderation/rules.ts';
import { ActBlock, type Folded } from './act-block.tsx';

/** Shows what a black-out has sealed, for a reason that stays on record. */
export function SealedForm({ decisionId }: { decisionId: string }) {
  const { state, send } = useFormAction(lookAtSealed);
  return (
    <ActBlock title="Look at what it said before" look="line" open={state.status !== 'idle'}>
      <form action={send} className="space-y-4">
        <FormMessage state={state} />
        <input type="hidden" name="decisionId" value={decisionId} />
        {state.data ? (
          <div className="space-y-3 border-l-4 border-edge bg-sunken px-4 py-3">
            {[state.data.text, ...state.data.earlier].map((text, index) => (
              <div key={text}>
                <p className="text-meta text-soft">{index === 0 ? 'It said' : 'Before an edit'}</p>
                <p className="overflow-clip whitespace-pre-line wrap-anywhere">{text}</p>
              </div>
            ))}
          </div>
        ) : (
          <ReasonToLook state={state} submit="Look at the original" />
        )}
      </form>
    </ActBlock>
  );
}

/** Tells an admin whose a persona is, for a reason that stays on record. */
export function RevealForm({ personaId, block }: { personaId: string; block: Folded }) {
  const { state, send } = useFormAction(revealPersona);
  return (
    <ActBlock {...block} open={state.status !== 'idle'}>
      <form action={send} className="space-y-4">
        <FormMessage state={state} />
        <input type="hidden" name="personaId" value={personaId} />
        {state.data ? (
          <dl className="border-l-4 border-edge bg-sunken px-4 py-3 wrap-anywhere">
            <dt className="text-meta text-soft">Display name</dt>
            <dd>{state.data.name ?? 'None'}</dd>
            <dt className="mt-2 text-meta text-soft">E-mail address</dt>
            <dd>{state.data.email}</dd>
          </dl>
        ) : (
          <ReasonToLook state={state} submit="Reveal and tell the person" />
        )}
      </form>
    </ActBlock>
  );
}

function ReasonToLook({ state, submit }: { state: ActionState<unknown>; submit: string }) {
  const id = useId();
  return (
    <>
      <TextArea
        id={id}
        name="reason"
        label="Why you need to"
        hint={`At least ${EXPLANATION_MIN} characters. It stays on record with your name.`}
        error={state.fields?.reason}
        defaultValue={state.values?.reason}
        rows={2}
        className="min-h-20"
        spellCheck
      />
      <SubmitButton kind="quiet" pending="One moment …">
        {submit}
      </SubmitButton>
    </>
  );
}
