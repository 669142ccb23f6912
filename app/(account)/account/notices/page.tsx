import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { NoticeList } from '#components/notifications/notice-list.tsx';
import { SeenForm } from '#components/notifications/seen-form.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listNotices } from '#lib/notifications/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Notices' };

const ADDRESS = '/account/notices';

type Props = { searchParams: Promise<{ after?: string | string[] }> };

/** What moderators decided about a person, and what became of what they reported and appealed. */
export default async function NoticesPage({ searchParams }: Props) {
  await connection();
  const { after } = await searchParams;
  const { personId } = await currentActor(new Date());
  if (personId === null) redirect(signInPage('/sign-in', ADDRESS));
  const page = await listNotices(personId, typeof after === 'string' ? after : null);
  if (!page) {
    answerWith(404);
    return <NothingHere />;
  }
  const { notices, older } = page;
  const [newest, oldest] = [notices[0], notices.at(-1)];
  const hasNew = notices.some(({ isNew }) => isNew);
  return (
    <>
      <PageHeading
        above={<a href="/account">Your account</a>}
        lead="What moderators decided about what you wrote, and what became of your reports and appeals. Nobody else sees it."
      >
        Notices
      </PageHeading>
      {typeof after === 'string' ? (
        <p className="mb-6">
          <a href={ADDRESS}>The newest notices</a>
        </p>
      ) : null}
      {newest && oldest ? (
        <NoticeList notices={notices} />
      ) : (
        <p className="border-y border-line py-6 text-soft">There is nothing to tell you.</p>
      )}
      {hasNew && newest && oldest ? <SeenForm newest={newest.id} oldest={oldest.id} /> : null}
      {older ? (
        <p data-screen-only className="mt-8">
          <ButtonLink rel="next" href={`${ADDRESS}?after=${older}`}>
            Older notices
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
