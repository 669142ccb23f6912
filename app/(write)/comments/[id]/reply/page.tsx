import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Composer } from '#components/comments/composer.tsx';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { windowAddress } from '#components/comments/places.ts';
import { ThreadConditions } from '#components/comments/thread-conditions.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import { newId } from '#lib/kernel/ids.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Reply' };

type Props = { params: Promise<{ id: string }> };

/** Where a comment is answered. A visitor writes first and signs in afterwards. */
export default async function ReplyPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const actor = await currentActor(now);
  const comment = await getCommentFor(actor, id, now);
  if (!comment) {
    answerWith(404);
    return <NothingHere />;
  }
  const { slug, title, number, may } = comment;
  const address = `/comments/${comment.id}/reply`;
  if (!may.reply.allowed) answerWith(403);
  return (
    <Column className="pb-16">
      <PageHeading above={<a href={`/essays/${slug}`}>{title}</a>}>Reply to #{number}</PageHeading>
      <CommentInContext comment={comment} caption="You are answering" />
      {may.reply.allowed ? (
        <>
          <ThreadConditions
            thread={{ locked: null, slowSeconds: comment.slowSeconds }}
            className="mb-6"
          />
          <Composer
            essayId={comment.essayId}
            answersId={comment.id}
            postKey={newId()}
            address={address}
            label="Your reply"
            signInLater={actor.personId === null}
          />
        </>
      ) : (
        <Refusal
          permit={may.reply}
          address={address}
          leadsOn={{ href: windowAddress(slug, number), text: 'Back to the discussion' }}
        />
      )}
    </Column>
  );
}
