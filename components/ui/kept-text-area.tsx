'use client';

import { useState } from 'react';
import type { ActionState } from '#lib/kernel/action-state.ts';
import type { FieldTexts } from './field.tsx';
import { TextArea } from './text-area.tsx';

type KeptTextAreaProps = Omit<FieldTexts, 'error'> & {
  name: string;
  /** What the form got back; its error for this field is shown. */
  state: ActionState<unknown>;
  rows?: number;
  /** What stands there at first. */
  initial?: string;
};

/** Several lines of text that stay, whatever the form gets back. */
export function KeptTextArea({ name, state, initial = '', ...rest }: KeptTextAreaProps) {
  const [text, setText] = useState(state.values?.[name] ?? initial);
  return (
    <TextArea
      name={name}
      error={state.fields?.[name]}
      spellCheck
      dir="auto"
      value={text}
      onChange={(event) => setText(event.target.value)}
      {...rest}
    />
  );
}
