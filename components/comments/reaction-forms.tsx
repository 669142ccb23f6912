'use client';

import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { reactToComment } from '#lib/comments/actions.ts';
import {
  REACTION_KINDS,
  REACTION_NAMES,
  type ReactionKind,
  reactionCount,
} from '#lib/comments/rules.ts';
import type { CommentForOne } from '#lib/comments/views.ts';
import { signInPage } from '#lib/sign-in/rules.ts';
import { ComposerMessage } from './composer-message.tsx';

const MEANING: Record<ReactionKind, string> = {
  helpful: 'moves it up for those who read the most helpful first',
  same: 'says that you know this too, without a comment of one line',
};

/**
 * "Helpful" and "Same here" for one comment, as forms: what each means, how many said so, and
 * whether this person did. On the comment's own page, where a discussion's rows lead to.
 */
export function ReactionForms({ comment }: { comment: CommentForOne }) {
  const { may } = comment;
  const back = `/comments/${comment.id}/more#reactions`;
  return (
    <section id="reactions" aria-labelledby="reactions-heading" className="mb-8 scroll-mt-6">
      <h2 id="reactions-heading" className="sr-only">
        Reactions
      </h2>
      <ul className="space-y-4">
        {REACTION_KINDS.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {may.react.allowed ? (
              <ReactionForm comment={comment} kind={kind} back={back} />
            ) : (
              <Counted comment={comment} kind={kind} />
            )}
            <span className="text-meta text-soft">{MEANING[kind]}</span>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-meta text-soft">
        {may.react.allowed ? (
          'Press again to take it back. Nobody is shown who said it.'
        ) : (
          <>
            {may.react.message}{' '}
            {may.react.code === 'sign-in-first' ? (
              <a href={signInPage('/sign-in', back)}>Sign in</a>
            ) : null}
            {may.react.code === 'name-first' ? (
              <a href={signInPage('/sign-in/name', back)}>Choose a name</a>
            ) : null}
          </>
        )}
      </p>
    </section>
  );
}

type OneKind = { comment: CommentForOne; kind: ReactionKind };

function ReactionForm({ comment, kind, back }: OneKind & { back: string }) {
  const { state, send } = useFormAction(reactToComment, { permalink: back });
  const isGiven = comment.given.includes(kind);
  return (
    <form action={send}>
      <ComposerMessage state={state} back={back} />
      <input type="hidden" name="commentId" value={comment.id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="wanted" value={isGiven ? 'no' : 'yes'} />
      <SubmitButton kind={isGiven ? 'primary' : 'quiet'} aria-pressed={isGiven}>
        <Words comment={comment} kind={kind} />
      </SubmitButton>
    </form>
  );
}

function Counted(props: OneKind) {
  return (
    <span className="font-semibold">
      <Words {...props} />
    </span>
  );
}

function Words({ comment, kind }: OneKind) {
  return (
    <>
      {REACTION_NAMES[kind]} <span className="tabular-nums">{reactionCount(comment[kind])}</span>
    </>
  );
}
