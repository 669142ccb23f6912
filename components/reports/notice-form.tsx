'use client';

import { CheckBox } from '#components/ui/check-box.tsx';
import { FieldError } from '#components/ui/field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { KeptTextArea } from '#components/ui/kept-text-area.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { sendNotice } from '#lib/reports/actions.ts';
import { CONTACT_NAME_MAX } from '#lib/reports/rules.ts';
import type { ItemToReport } from '#lib/reports/views.ts';
import { DangerWords } from './danger-words.tsx';
import { ReasonChoices } from './reason-choices.tsx';

type NoticeFormProps = {
  about: Pick<ItemToReport, 'item' | 'id'>;
  /** The exact address of what it is about, with the site's own. */
  where: string;
};

/** A notice by somebody without an account (article 16 DSA): why, where, who, in good faith. */
export function NoticeForm({ about, where }: NoticeFormProps) {
  const { state, send } = useFormAction(sendNotice);
  return (
    <form action={send} className="group space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="item" value={about.item} />
      <input type="hidden" name="id" value={about.id} />
      <div className="space-y-1.5">
        <p className="font-semibold">Where it stands</p>
        <p className="text-meta text-soft wrap-anywhere">{where}</p>
      </div>
      <ReasonChoices state={state} />
      <DangerWords className="hidden group-has-[[value=risk-to-life]:checked]:block" />
      <KeptTextArea
        name="why"
        label="What is wrong with it"
        hint="Say which part you mean, and which law if it is about one. Don’t repeat anything by which a patient could be recognised."
        rows={5}
        state={state}
      />
      <p className="text-meta text-soft">
        Your name and address go to the moderators and to nobody else, and are forgotten some time
        after they have decided. If somebody may be in danger you may leave both out.
      </p>
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={CONTACT_NAME_MAX}
        required={false}
        dir="auto"
        defaultValue={state.values?.name}
        error={state.fields?.name}
      />
      <TextField
        name="email"
        type="email"
        label="Your e-mail address"
        hint="A confirmation goes there, and later what was decided."
        autoComplete="email"
        spellCheck={false}
        autoCapitalize="none"
        required={false}
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <div>
        {state.fields?.goodFaith ? (
          <FieldError id="goodFaith-error">{state.fields.goodFaith}</FieldError>
        ) : null}
        <CheckBox
          name="goodFaith"
          value="yes"
          label="I believe in good faith that what I say here is true and complete."
          required
          aria-describedby={state.fields?.goodFaith ? 'goodFaith-error' : undefined}
          defaultChecked={state.values?.goodFaith === 'yes'}
        />
      </div>
      <SubmitButton pending="Sending …">Send this notice</SubmitButton>
    </form>
  );
}
