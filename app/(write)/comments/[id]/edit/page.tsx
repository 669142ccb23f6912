import type { Metadata } from 'next';
import { connection } from 'next/server';
import { EditComposer } from '#components/comments/composer-edit.tsx';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import { MINUTE } from '#lib/kernel/time.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Edit your comment' };

type Props = { params: Promise<{ id: string }> };

/** Where a comment of one's own is changed, while it is young. */
export default async function EditCommentPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const comment = await getCommentFor(await currentActor(now), id, now);
  if (!comment) {
    answerWith(404);
    return <NothingHere />;
  }
  const { slug, title, number, editableUntil, body, may } = comment;
  const heading = (
    <PageHeading above={<a href={`/essays/${slug}`}>{title}</a>}>
      Edit comment #{number}
    </PageHeading>
  );
  if (!may.edit.allowed) {
    answerWith(403);
    return (
      <Column className="pb-16">
        {heading}
        <Refusal
          permit={may.edit}
          address={`/comments/${comment.id}/edit`}
          leadsOn={{ href: `/comments/${comment.id}/more`, text: 'What you can do instead' }}
        />
      </Column>
    );
  }
  const left = Math.max(1, Math.floor((Date.parse(editableUntil) - now.getTime()) / MINUTE));
  return (
    <Column className="pb-16">
      {heading}
      <p className="mb-6 text-soft">
        You can save a change until <Time at={editableUntil} show="moment" />, that is for another{' '}
        {left === 1 ? 'minute' : `${left} minutes`}. What it said before stays readable under
        “edited”.
      </p>
      <EditComposer
        commentId={comment.id}
        body={body ?? ''}
        stance={comment.stance}
        version={comment.editedAt ?? comment.writtenAt}
      />
    </Column>
  );
}
