import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Composer } from '#components/comments/composer.tsx';
import { Refusal } from '#components/comments/composer-refusal.tsx';
import { ThreadConditions } from '#components/comments/thread-conditions.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getEssayToAnswer } from '#lib/comments/queries/for-one-person.ts';
import { newId } from '#lib/kernel/ids.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { leadOn } from '../../../../former-essay.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Add a comment' };

type Props = { params: Promise<{ slug: string }> };

/** Where an essay is answered. A visitor writes first and signs in afterwards. */
export default async function CommentOnEssayPage({ params }: Props) {
  await connection();
  const { slug } = await params;
  const now = new Date();
  const actor = await currentActor(now);
  const essay = await getEssayToAnswer(actor, slug, now);
  if (!essay) {
    await leadOn(slug, 'comment');
    answerWith(404);
    return <NothingHere />;
  }
  if (!essay.reply.allowed) answerWith(403);
  const address = `/essays/${essay.slug}/comment`;
  return (
    <Column className="pb-16">
      <PageHeading above={<a href={`/essays/${essay.slug}`}>{essay.title}</a>}>
        Add a comment
      </PageHeading>
      {essay.reply.allowed ? (
        <>
          <ThreadConditions
            thread={{ locked: null, slowSeconds: essay.slowSeconds }}
            className="mb-6"
          />
          <Composer
            essayId={essay.essayId}
            answersId={null}
            postKey={newId()}
            address={address}
            label="Your comment on the essay"
            signInLater={actor.personId === null}
          />
        </>
      ) : (
        <Refusal
          permit={essay.reply}
          address={address}
          leadsOn={{ href: `/essays/${essay.slug}#discussion`, text: 'Back to the discussion' }}
        />
      )}
    </Column>
  );
}
