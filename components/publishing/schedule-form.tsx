'use client';

import { useEffect, useRef } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { scheduleEssay } from '#lib/essays/actions.ts';
import { USUAL_ZONE } from '#lib/essays/rules/schedule.ts';

type ScheduleFormProps = {
  essayId: string;
  /** The version of the text that stands on this page. */
  version: number;
  /** The time that is set, as the field has it; null: none. */
  local: string | null;
  /** The zone that the author named last; null: the browser's, where a script can say it. */
  zone: string | null;
  zones: string[];
};

/** Sets the time at which the text is published, or another one. */
export function ScheduleForm({ essayId, version, local, zone, zones }: ScheduleFormProps) {
  const { state, send } = useFormAction(scheduleEssay, { permalink: `/write/${essayId}/publish` });
  const time = useFieldInTrouble<HTMLInputElement>(state, 'at');
  const chosen = useRef<HTMLSelectElement>(null);

  useEffect(() => {
    const select = chosen.current;
    const isUntouched = zone === null && select?.value === USUAL_ZONE;
    if (!select || !isUntouched) return;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if ([...select.options].some(({ value }) => value === timeZone)) select.value = timeZone;
  }, [zone]);

  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <input type="hidden" name="version" value={version} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          ref={time}
          type="datetime-local"
          label="Day and time"
          name="at"
          defaultValue={state.values?.at ?? local ?? ''}
          error={state.fields?.at}
        />
        <SelectField
          ref={chosen}
          label="On the clocks of"
          name="zone"
          options={zones.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
          defaultValue={state.values?.zone ?? zone ?? USUAL_ZONE}
          error={state.fields?.zone}
        />
      </div>
      <SubmitButton kind="quiet" pending="Setting …">
        {local === null ? 'Publish at that time' : 'Set it anew, with the text as it is now'}
      </SubmitButton>
    </form>
  );
}
