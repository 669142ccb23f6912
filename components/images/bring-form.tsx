'use client';

import { type ChangeEvent, useId } from 'react';
import { CONTROL_CLASS, Field } from '#components/ui/field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { bringImage } from '#lib/images/actions.ts';
import { ALT_MAX, LARGEST_PICTURE, tooLarge } from '#lib/images/rules.ts';

/** Brings a picture. Which it was has to be chosen again after a mistake: browsers keep no file. */
export function BringForm() {
  const { state, send } = useFormAction(bringImage);
  const id = useId();
  return (
    <form action={send} className="space-y-5">
      <FormMessage state={state} />
      {/* The page shows what has come. */}
      <input type="hidden" name="goOn" value="list" />
      <Field
        id={`${id}picture`}
        label="Picture"
        hint={`JPEG, PNG, WebP, GIF or AVIF, up to ${LARGEST_PICTURE / 1024 / 1024} MB. Where and with what it was taken is removed from it.`}
        error={state.fields?.picture}
      >
        {(control) => (
          <input
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
            required
            onChange={sayTooLarge}
            className={`${CONTROL_CLASS} min-h-11 file:mr-3 file:rounded-soft file:border file:border-edge file:bg-sunken file:px-3 file:py-1 file:text-ink`}
            {...control}
          />
        )}
      </Field>
      <TextField
        name="alt"
        id={`${id}alt`}
        label="What it shows"
        hint="In a sentence, for those who don’t see it. Leave it empty only if it is decoration."
        optional
        maxLength={ALT_MAX}
        defaultValue={state.values?.alt ?? ''}
        error={state.fields?.alt}
      />
      <SubmitButton pending="Bringing it in …">Bring it in</SubmitButton>
    </form>
  );
}

/** Nobody should wait for an upload that is refused at its end. */
function sayTooLarge({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
  const isTooLarge = (currentTarget.files?.[0]?.size ?? 0) > LARGEST_PICTURE;
  currentTarget.setCustomValidity(isTooLarge ? tooLarge() : '');
  if (isTooLarge) currentTarget.reportValidity();
}
