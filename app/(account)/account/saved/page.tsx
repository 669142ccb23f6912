import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { SavedList } from '#components/saves/saved-list.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { listSaved } from '#lib/saves/queries.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'What you saved' };

const ADDRESS = '/account/saved';

type Props = {
  searchParams: Promise<{ after?: string | string[]; done?: string | string[] }>;
};

/** Essays that somebody saved for later. */
export default async function SavedPage({ searchParams }: Props) {
  await connection();
  const { after, done } = await searchParams;
  const { personId } = await currentActor(new Date());
  if (personId === null) redirect(signInPage('/sign-in', ADDRESS));
  const from = typeof after === 'string' ? after : null;
  const page = await listSaved(personId, from);
  if (!page) {
    answerWith(404);
    return <NothingHere />;
  }
  const { saved, older } = page;
  return (
    <>
      <PageHeading
        above={<a href="/account">Your account</a>}
        lead="Essays that wait for you. Nobody else sees this list."
      >
        What you saved
      </PageHeading>
      {done === 'let-go' ? (
        <Notice live kind="success" className="mb-6">
          <p>Removed from what you saved.</p>
        </Notice>
      ) : null}
      {from === null ? null : (
        <p className="mb-6">
          <a href={ADDRESS}>What you saved last</a>
        </p>
      )}
      {saved.length > 0 ? (
        <SavedList saved={saved} />
      ) : (
        <p className="border-y border-line py-6 text-soft">
          Nothing here yet. Below each essay stands “Save for later”.
        </p>
      )}
      {older ? (
        <p data-screen-only className="mt-8">
          <ButtonLink rel="next" href={`${ADDRESS}?after=${older}`}>
            What you saved before
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
