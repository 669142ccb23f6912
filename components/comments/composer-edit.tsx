'use client';

import { ButtonLink } from '#components/ui/button.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { editComment, previewComment } from '#lib/comments/actions.ts';
import type { Stance } from '#lib/comments/rules/stances.ts';
import { ComposerText } from './composer-fields.tsx';
import { ComposerMessage } from './composer-message.tsx';
import { ComposerPreview } from './composer-preview.tsx';
import { ComposerQuestion } from './composer-question.tsx';
import { ComposerStance } from './composer-stance.tsx';
import { useDraft } from './composer-use-draft.ts';

type EditComposerProps = {
  commentId: string;
  body: string;
  stance: Stance | null;
  /** Names the version that is changed, so that a text kept in the browser meets the right one. */
  version: string;
};

/** Where a comment of one's own is changed. */
export function EditComposer({ commentId, body, stance, version }: EditComposerProps) {
  const address = `/comments/${commentId}/edit`;
  const key = `edit:${commentId}`;
  const edit = useFormAction(editComment, {
    permalink: address,
    onLeave: () => draft.forget(),
  });
  const preview = useFormAction(previewComment, { permalink: address });
  const back = edit.state.values ?? preview.state.values;
  const draft = useDraft({
    key,
    body: back?.body ?? body,
    postKey: version,
    cameBack: back !== undefined,
  });
  const said = preview.state.status === 'problem' ? preview.state : edit.state;
  return (
    <form action={edit.send} className="flex flex-col">
      <ComposerMessage state={said} back={address} />
      <ComposerQuestion state={said} yes="Save it anyway" />
      <input type="hidden" name="commentId" value={commentId} />
      <ComposerText draft={draft} id="body" label="Your comment" error={said.fields?.body} />
      <ComposerStance
        id="stance"
        stance={back?.stance ?? stance ?? ''}
        error={said.fields?.stance}
      />
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton pending="One moment …">Save the change</SubmitButton>
        <SubmitButton kind="quiet" formAction={preview.send} pending="One moment …">
          Preview
        </SubmitButton>
        <ButtonLink href={`/comments/${commentId}`}>Leave it as it was</ButtonLink>
      </div>
      {preview.state.data ? (
        <ComposerPreview
          html={preview.state.data.html}
          of={preview.state.values?.body ?? ''}
          now={draft.body}
        />
      ) : null}
    </form>
  );
}
