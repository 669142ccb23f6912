import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { windowAddress } from '#components/comments/places.ts';
import { DecisionList } from '#components/moderation/decision-list.tsx';
import { HideForm } from '#components/moderation/hide-form.tsx';
import { ReleaseCommentForm } from '#components/moderation/release-form.tsx';
import { RestoreForm } from '#components/moderation/restore-form.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import type { CommentForOne } from '#lib/comments/views.ts';
import { listDecisionsAbout } from '#lib/moderation/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Moderate a comment' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  hidden: 'The comment is hidden. Its writer can read the rule and your reason.',
  restored: 'The comment can be read again. Its writer can read your reason.',
};

/** Where a moderator hides, restores or releases one comment. */
export default async function HideCommentPage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const { done } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(signInPage('/sign-in', `/comments/${id}/hide`));
  const answer = can(actor, 'moderation.read', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Moderate a comment" reason={answer.reason} />;
  }
  const comment = await getCommentFor(actor, id, now);
  if (!comment) {
    answerWith(404);
    return <NothingHere />;
  }
  const decisions = await listDecisionsAbout(comment.id, 'moderator');
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column className="pb-16">
      <PageHeading above={<a href={`/essays/${comment.slug}`}>{comment.title}</a>}>
        {message ? 'Comment' : HEADINGS[comment.state]} #{comment.number}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>
            {message}{' '}
            <a href={windowAddress(comment.slug, comment.number)}>Back to it in the discussion</a>
          </p>
        </Notice>
      ) : null}
      <CommentInContext comment={comment} caption="This is" />
      {decisions.length > 0 ? (
        <section aria-labelledby="decisions" className="mb-8">
          <h2 id="decisions" className="mb-3 text-lead font-semibold">
            Decisions about it
          </h2>
          <DecisionList decisions={decisions} />
        </section>
      ) : null}
      {message ? null : <Act comment={comment} />}
      <p className="mt-10">
        <a href="/moderation">All moderation</a>
      </p>
    </Column>
  );
}

const HEADINGS: Record<CommentForOne['state'], string> = {
  shown: 'Hide comment',
  hidden: 'Hidden comment',
  held: 'Held comment',
  deleted: 'Deleted comment',
};

/** What can be decided about the comment as it is now. */
function Act({ comment }: { comment: CommentForOne }) {
  const { id, number, slug, state, may } = comment;
  const permit = state === 'hidden' ? may.restore : may.hide;
  if (!permit.allowed) {
    const leadsOn = { href: windowAddress(slug, number), text: 'Back to the discussion' };
    return <Refusal permit={permit} address={`/comments/${id}/hide`} leadsOn={leadsOn} />;
  }
  if (state === 'hidden') return <RestoreForm commentId={id} />;
  if (state === 'shown') return <HideForm commentId={id} />;
  return (
    <>
      <p className="mb-5">
        It came in with an import and is held until there is consent to show it. Released, it can be
        read by everybody, and so can what it answers.
      </p>
      <ReleaseCommentForm commentId={id} number={number} />
    </>
  );
}
