import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Composer } from '#components/comments/composer.tsx';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentFor, getKeptComment } from '#lib/comments/queries/for-one-person.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Publish your comment' };

type Props = { params: Promise<{ id: string }> };

/** What a visitor wrote before signing in, to be looked at once more and published. */
export default async function KeptCommentPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const kept = await getKeptComment(id, now);
  if (!kept) {
    answerWith(404);
    return <NotKept />;
  }
  const actor = await currentActor(now);
  const answered = kept.answersId && (await getCommentFor(actor, kept.answersId, now));
  const isVisitor = actor.personId === null;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href={`/essays/${kept.slug}`}>{kept.title}</a>}
        lead={
          isVisitor
            ? 'What you wrote is kept here for a day, in this browser only.'
            : 'You are signed in, and nothing you wrote is lost. Look at it once more; nobody sees it before you publish it.'
        }
      >
        Publish your comment
      </PageHeading>
      {answered ? <CommentInContext comment={answered} caption="You are answering" /> : null}
      {answered && !answered.may.reply.allowed ? (
        <Notice kind="problem" className="mb-6">
          <p>{answered.may.reply.message}</p>
        </Notice>
      ) : null}
      <Composer
        essayId={kept.essayId}
        answersId={kept.answersId}
        postKey={kept.postKey}
        address={`/comments/kept/${id}`}
        label={kept.answersId ? 'Your reply' : 'Your comment on the essay'}
        body={kept.body}
        stance={kept.stance}
        html={renderComment(kept.body)}
        submit="Publish this comment"
        signInLater={isVisitor}
      />
    </Column>
  );
}

function NotKept() {
  return (
    <Column className="pb-16">
      <PageHeading lead="A comment that was written before signing in is kept for a day, and only for the browser it was written in. If you have published it, it stands in the discussion.">
        There is no unpublished comment here
      </PageHeading>
      <p>
        <a href="/">To the essays</a>
      </p>
    </Column>
  );
}
