'use client';

import type { ReactNode } from 'react';
import type { ButtonKind } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { ActBlock, type Folded } from './act-block.tsx';
import { BurdenFields, ReversalField } from './burden-fields.tsx';

export type DecisionAction<Data> = (
  state: ActionState<Data>,
  form: FormData,
) => Promise<ActionState<Data>>;

type DecisionFormProps<Data> = {
  action: DecisionAction<Data>;
  /** What it is about, and where to go afterwards. */
  fields: Record<string, string>;
  /** burden: a house rule and a reason; a sentence: a reason, which stands ready; nothing: neither. */
  asks: 'burden' | 'nothing' | { sentence: string };
  submit: string;
  pending: string;
  kind?: ButtonKind;
  /** The key that presses the button. */
  keyName?: string;
  /** How it is folded; left out, it is not. */
  block?: Folded;
  /** Further fields, above the rule. */
  children?: ReactNode;
  className?: string;
};

/** The form of one decision of a moderator. */
export function DecisionForm<Data>(props: DecisionFormProps<Data>) {
  const { state, send } = useFormAction(props.action);
  const { fields, asks, submit, pending, kind, keyName, block, children, className } = props;
  const form = (
    <form action={send} className={className ?? 'space-y-5'}>
      <FormMessage state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {asks === 'burden' ? <BurdenFields state={state} /> : null}
      {typeof asks === 'object' ? <ReversalField state={state} sentence={asks.sentence} /> : null}
      <SubmitButton kind={kind ?? 'quiet'} pending={pending} data-key={keyName}>
        {submit}
      </SubmitButton>
    </form>
  );
  if (!block) return form;
  return (
    <ActBlock {...block} open={block.open || state.status !== 'idle'}>
      {form}
    </ActBlock>
  );
}
