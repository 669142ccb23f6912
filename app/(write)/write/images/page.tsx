import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { BringForm } from '#components/images/bring-form.tsx';
import { JustBrought } from '#components/images/just-brought.tsx';
import { PictureCard } from '#components/images/picture-card.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getOwnPicture, listOwnPictures } from '#lib/images/queries.ts';
import { UNUSED_DAYS } from '#lib/images/rules.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Your pictures', robots: { index: false } };

type Query = Partial<Record<'before' | 'brought' | 'note' | 'done', string | string[]>>;
type Props = { searchParams: Promise<Query> };

const DONE: Record<string, string> = {
  described:
    'Saved. Texts that say nothing else about the picture use it when they are next saved.',
  deleted: 'Deleted.',
};

export default async function PicturesPage({ searchParams }: Props) {
  await connection();
  const now = new Date();
  const { before, brought, note, done } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/images');
  const answer = can(actor, 'image.bring', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Your pictures" reason={answer.reason} />;
  }
  const [{ pictures, older }, justBrought] = await Promise.all([
    listOwnPictures(actor.personId, typeof before === 'string' ? before : null),
    typeof brought === 'string' ? getOwnPicture(actor.personId, brought) : null,
  ]);
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column>
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead={`What you have brought for your texts. Readers see a picture where a text shows it. One that no text shows goes after ${UNUSED_DAYS} days.`}
      >
        Your pictures
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-8">
          <p>{message}</p>
        </Notice>
      ) : null}
      {justBrought ? <JustBrought picture={justBrought} isFirstOfMany={note === 'first'} /> : null}
      <BringForm />
      <h2 className="mt-14 mb-5 text-lead font-semibold">
        {before === undefined ? 'What is here' : 'Earlier pictures'}
      </h2>
      {pictures.length === 0 ? (
        <p className="text-soft">Nothing yet. In the editor you can also paste or drop one.</p>
      ) : (
        <ul className="space-y-10">
          {pictures.map((picture) => (
            <PictureCard key={picture.id} picture={picture} />
          ))}
        </ul>
      )}
      {older === null ? null : (
        <p className="mt-10">
          <ButtonLink rel="next" href={`/write/images?before=${older}`}>
            Earlier pictures
          </ButtonLink>
        </p>
      )}
    </Column>
  );
}
