'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { moveEssay } from '#lib/essays/actions.ts';

type AddressFormProps = {
  essayId: string;
  slug: string;
  /** Readers had it at that address. */
  wasPublic: boolean;
  /** It follows the title still. */
  follows: boolean;
};

/** Gives an essay another address. */
export function AddressForm({ essayId, slug, wasPublic, follows }: AddressFormProps) {
  const { state, send } = useFormAction(moveEssay, { permalink: `/write/${essayId}/publish` });
  const field = useFieldInTrouble<HTMLInputElement>(state, 'slug');
  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <TextField
        ref={field}
        label="Behind /essays/"
        hint={
          wasPublic
            ? 'Letters a to z, digits and hyphens. The address it has now leads to the new one for good, and no other essay can get it.'
            : follows
              ? 'Letters a to z, digits and hyphens. Until you choose one, it follows the title.'
              : 'Letters a to z, digits and hyphens. It stays as it is when the title changes.'
        }
        name="slug"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        defaultValue={state.values?.slug ?? slug}
        error={state.fields?.slug}
      />
      <SubmitButton kind="quiet" pending="Moving …">
        {wasPublic ? 'Change the address' : 'Choose this address'}
      </SubmitButton>
    </form>
  );
}
