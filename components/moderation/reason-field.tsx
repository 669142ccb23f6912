'use client';

import { useState } from 'react';
import { TextArea } from '#components/ui/text-area.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { EXPLANATION_MIN } from '#lib/moderation/rules.ts';

/** The reason for a decision. What is typed stays, whatever the form gets back. */
export function ReasonField({ state }: { state: ActionState<unknown> }) {
  const [reason, setReason] = useState(state.values?.explanation ?? '');
  return (
    <TextArea
      name="explanation"
      label="The reason"
      hint={`The writer will read this. Say what it is about, in at least ${EXPLANATION_MIN} characters.`}
      error={state.fields?.explanation}
      rows={4}
      spellCheck
      value={reason}
      onChange={(event) => setReason(event.target.value)}
    />
  );
}
