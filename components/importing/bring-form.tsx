'use client';

import { CheckBox } from '#components/ui/check-box.tsx';
import { Choices } from '#components/ui/choices.tsx';
import { CONTROL_CLASS, Field } from '#components/ui/field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { bringFiles } from '#lib/importing/actions.ts';
import { RUN_MAX_BYTES } from '#lib/importing/rules.ts';

const CONSENT = [
  {
    value: 'unknown',
    label: 'No, or I don’t know',
    hint: 'Their comments wait until a moderator has looked at them.',
  },
  {
    value: 'granted',
    label: 'Yes, they agreed to appear here',
    hint: 'Their comments can be read at once. They keep the names they had there.',
  },
];

/** Where an author chooses files and says how they come in. Nothing is written by it yet. */
export function BringForm({ essays }: { essays: { slug: string; title: string }[] }) {
  const { state, send } = useFormAction(bringFiles);
  const { fields, values } = state;
  return (
    <form action={send} className="space-y-8">
      <FormMessage state={state} />
      <Field
        id="files"
        label="Files"
        hint={`Up to ${RUN_MAX_BYTES / 1024 / 1024} MB together. A folder comes packed as .tar.`}
        error={fields?.files}
      >
        {(control) => (
          <input
            type="file"
            name="files"
            multiple
            required
            className={`${CONTROL_CLASS} min-h-11 file:me-3 file:rounded-soft file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-semibold file:text-ink`}
            {...control}
          />
        )}
      </Field>
      <Choices
        legend="Did those who wrote the comments agree?"
        name="consent"
        options={CONSENT}
        error={fields?.consent}
        defaultValue={values?.consent ?? 'unknown'}
      />
      {essays.length > 0 ? (
        <SelectField
          name="essay"
          label="Essay that the comments join"
          optional
          hint="Only for a discussion that comes alone; without it the essay is found by its address and title."
          placeholder="Found by itself"
          options={essays.map(({ slug, title }) => ({ value: slug, label: title }))}
          error={fields?.essay}
          defaultValue={values?.essay}
        />
      ) : null}
      <div>
        <CheckBox
          name="publish"
          value="yes"
          label="Publish at once"
          hint="With the dates that the texts had. Without it they come in as drafts, and drafts have no comments."
          defaultChecked={values?.publish === 'yes'}
        />
        <CheckBox
          name="replace"
          value="yes"
          label="Take changed texts"
          hint="What came in before and is different now becomes a new revision; the earlier one is kept."
          defaultChecked={values?.replace === 'yes'}
        />
      </div>
      <SubmitButton pending="Sending …">See what would come in</SubmitButton>
    </form>
  );
}
