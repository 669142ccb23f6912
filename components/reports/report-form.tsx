'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { KeptTextArea } from '#components/ui/kept-text-area.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { makeReport } from '#lib/reports/actions.ts';
import type { ItemToReport } from '#lib/reports/views.ts';
import { DangerWords } from './danger-words.tsx';
import { ReasonChoices } from './reason-choices.tsx';

/** A member's report: a reason, and a note if they like. */
export function ReportForm({ about }: { about: Pick<ItemToReport, 'item' | 'id'> }) {
  const { state, send } = useFormAction(makeReport);
  return (
    <form action={send} className="group space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="item" value={about.item} />
      <input type="hidden" name="id" value={about.id} />
      <ReasonChoices state={state} />
      <DangerWords className="hidden group-has-[[value=risk-to-life]:checked]:block" />
      <KeptTextArea
        name="note"
        label="What a moderator should know"
        hint="Which sentence, or why it matters. Don’t repeat anything by which a patient could be recognised."
        optional
        rows={3}
        state={state}
      />
      <p className="text-meta text-soft">
        Only moderators see reports, and nobody else learns who made one. You are told what became
        of it.
      </p>
      <SubmitButton pending="Reporting …">Report it</SubmitButton>
    </form>
  );
}
