'use client';

import { type ReactNode, useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { postComment, previewComment } from '#lib/comments/actions.ts';
import type { Stance } from '#lib/comments/rules/stances.ts';
import { ComposerText } from './composer-fields.tsx';
import { ComposerMessage } from './composer-message.tsx';
import { ComposerPreview } from './composer-preview.tsx';
import { ComposerQuestion } from './composer-question.tsx';
import { ComposerStance } from './composer-stance.tsx';
import { useDraft } from './composer-use-draft.ts';

/** A comment that was posted; `held` says why it waits for a moderator, null when it is published. */
export type Posted = { id: string; number: number; held: string | null };

type ComposerProps = {
  essayId: string;
  /** The comment that it answers; null starts a new branch. */
  answersId: string | null;
  /** Made once for each form: the same key twice is one comment. */
  postKey: string;
  /** The address of the page with this form, where a visitor comes back to. */
  address: string;
  label: ReactNode;
  /** What was kept of it on the server. */
  body?: string;
  /** What was kept of where the writer says they are. */
  stance?: Stance | null;
  /** How that looks. */
  html?: string;
  submit?: string;
  /** Whether the writer is not signed in yet and will be asked to. */
  signInLater?: boolean;
  /** Id of the textarea. */
  id?: string;
  /** Told when the comment is posted; without it the page leads to the comment. */
  onPosted?: (posted: Posted) => void;
  onCancel?: () => void;
};

/**
 * Where a new comment is written, previewed and published. Without a script it is an ordinary form;
 * with one, what is typed is kept in the browser and comes back after anything.
 */
export function Composer(props: ComposerProps) {
  const { essayId, answersId, address, onPosted, onCancel } = props;
  const post = useFormAction(postComment, {
    permalink: address,
    // To the comment, which is posted; or to sign in, from where some come back without.
    onLeave: () => props.signInLater || onPosted || draft.forget(),
  });
  const preview = useFormAction(previewComment, { permalink: address });
  const back = post.state.values ?? preview.state.values;
  const isUsed = post.state.code === 'posted-already';
  const draft = useDraft({
    key: `${essayId}:${answersId ?? ''}`,
    body: back?.body ?? props.body ?? '',
    postKey: (isUsed ? undefined : back?.postKey) ?? props.postKey,
    cameBack: back !== undefined,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer of the server
  useEffect(() => {
    if (isUsed) draft.renew();
  }, [post.state]);

  const posted = post.state.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each comment that was published
  useEffect(() => {
    if (!posted) return;
    draft.forget();
    onPosted?.(posted);
  }, [posted]);

  const said = preview.state.status === 'problem' ? preview.state : post.state;
  const shown = preview.state.data?.html ?? props.html;
  return (
    <form action={post.send} className="flex flex-col">
      <ComposerMessage state={said} back={address} />
      <ComposerQuestion state={said} yes="Post it anyway" />
      <input type="hidden" name="essayId" value={essayId} />
      <input type="hidden" name="answersId" value={answersId ?? ''} />
      <input type="hidden" name="postKey" value={draft.postKey} />
      {onPosted ? <input type="hidden" name="inPlace" value="yes" /> : null}
      <ComposerText
        draft={draft}
        id={props.id ?? 'body'}
        label={props.label}
        error={said.fields?.body}
      />
      <ComposerStance
        id={`stance-${props.id ?? 'body'}`}
        stance={back?.stance ?? props.stance ?? ''}
        error={said.fields?.stance}
      />
      {props.signInLater ? (
        <p className="mt-3 text-meta text-soft">
          You are not signed in. Write first; you sign in with your mail address when you post, and
          nothing is lost on the way.
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        <SubmitButton pending="One moment …">{props.submit ?? 'Post comment'}</SubmitButton>
        <SubmitButton kind="quiet" formAction={preview.send} pending="One moment …">
          Preview
        </SubmitButton>
        {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
      </div>
      {shown === undefined ? null : (
        <ComposerPreview
          html={shown}
          of={preview.state.values?.body ?? props.body ?? ''}
          now={draft.body}
        />
      )}
    </form>
  );
}
