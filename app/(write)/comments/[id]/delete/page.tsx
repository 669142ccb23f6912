import type { Metadata } from 'next';
import { connection } from 'next/server';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { DeleteForm } from '#components/comments/composer-delete.tsx';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Delete your comment' };

type Props = { params: Promise<{ id: string }> };

/** Asks once, and says what deleting means, before a comment of one's own is gone. */
export default async function DeleteCommentPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const comment = await getCommentFor(await currentActor(now), id, now);
  if (!comment) {
    answerWith(404);
    return <NothingHere />;
  }
  const { slug, title, number, replyCount, may } = comment;
  if (!may.delete.allowed) answerWith(403);
  return (
    <Column className="pb-16">
      <PageHeading above={<a href={`/essays/${slug}`}>{title}</a>}>
        Delete comment #{number}
      </PageHeading>
      {may.delete.allowed ? (
        <>
          <CommentInContext comment={comment} caption="This is" />
          <p className="mb-6">
            {replyCount === 0
              ? 'Nothing of it will remain in the discussion.'
              : 'It has been answered, so that a line, “Deleted by its writer”, will stand in its place, without your name.'}{' '}
            Its text and every earlier version are deleted for good, and nobody can bring them back.
          </p>
          <DeleteForm commentId={comment.id} />
        </>
      ) : (
        <Refusal
          permit={may.delete}
          address={`/comments/${comment.id}/delete`}
          leadsOn={{ href: `/comments/${comment.id}`, text: 'Back to the comment' }}
        />
      )}
    </Column>
  );
}
