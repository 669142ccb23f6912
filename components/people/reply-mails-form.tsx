'use client';

import { CheckBox } from '#components/ui/check-box.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { chooseReplyMails } from '#lib/people/actions.ts';

type ReplyMailsFormProps = {
  wanted: boolean;
  /** Whether this is the page after a change. */
  saved: boolean;
};

/** Switches mails about answers on or off. */
export function ReplyMailsForm({ wanted, saved }: ReplyMailsFormProps) {
  const { state, send } = useFormAction(chooseReplyMails);
  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      {saved && state.status === 'idle' ? (
        <Notice live kind="success">
          {wanted
            ? 'You get a mail when somebody answers you.'
            : 'You get no mail when somebody answers you.'}
        </Notice>
      ) : null}
      <CheckBox
        key={String(wanted)}
        name="wanted"
        value="yes"
        label="Mail me when somebody answers me"
        hint="The mail says who answered which comment, and not what. Each one has a link that switches them off."
        defaultChecked={wanted}
      />
      <SubmitButton kind="quiet" pending="Saving …">
        Save
      </SubmitButton>
    </form>
  );
}
