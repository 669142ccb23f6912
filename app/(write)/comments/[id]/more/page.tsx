import type { Metadata } from 'next';
import { connection } from 'next/server';
import { CommentActs } from '#components/comments/composer-acts.tsx';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { ReactionForms } from '#components/comments/reaction-forms.tsx';
import { HiddenNotice } from '#components/moderation/hidden-notice.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import { listDecisionsAbout } from '#lib/moderation/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'About a comment' };

type Props = { params: Promise<{ id: string }> };

/** A comment, what this person may do to it, and what was decided about it if they may know. */
export default async function MoreAboutCommentPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const actor = await currentActor(now);
  const comment = await getCommentFor(actor, id, now);
  if (!comment) {
    answerWith(404);
    return <NothingHere />;
  }
  const { slug, title, number } = comment;
  const moderates = can(actor, 'moderation.read', null, now).allowed;
  const reader = moderates ? 'moderator' : comment.isOwn ? 'writer' : null;
  const decisions = reader ? await listDecisionsAbout(comment.id, reader) : [];
  return (
    <Column className="pb-16">
      <PageHeading above={<a href={`/essays/${slug}`}>{title}</a>}>Comment #{number}</PageHeading>
      <HiddenNotice comment={comment} decisions={decisions} />
      <CommentInContext comment={comment} caption={comment.isOwn ? 'You wrote' : 'This is'} />
      {comment.state === 'shown' ? <ReactionForms comment={comment} /> : null}
      <CommentActs comment={comment} moderates={moderates} />
    </Column>
  );
}
