'use client';

import { CheckBox } from '#components/ui/check-box.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { chooseReplyMails } from '#lib/people/actions.ts';

/** Switches mails about answers on or off. `wanted`: how it is when the page is opened. */
export function ReplyMailsForm({ wanted }: { wanted: boolean }) {
  const { state, send } = useFormAction(chooseReplyMails);
  const isWanted = state.data?.wanted ?? wanted;
  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      {state.data ? (
        <Notice live kind="success">
          {isWanted
            ? 'You get a mail when somebody answers you.'
            : 'You get no mail when somebody answers you.'}
        </Notice>
      ) : null}
      <CheckBox
        key={String(isWanted)}
        name="wanted"
        value="yes"
        label="Mail me when somebody answers me"
        hint="The mail says who answered which comment, and not what. Each one has a link that switches them off."
        defaultChecked={isWanted}
      />
      <SubmitButton kind="quiet" pending="Saving …">
        Save
      </SubmitButton>
    </form>
  );
}
