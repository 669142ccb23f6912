import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { NameForm } from '#components/people/name-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { countNewNotices } from '#lib/notifications/queries.ts';
import { getOwnAccount } from '#lib/people/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { safeNext, signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Choose a name' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function NamePage({ searchParams }: Props) {
  await connection();
  const { next: asked } = await searchParams;
  const next = typeof asked === 'string' ? safeNext(asked) : '/';
  const now = new Date();
  const account = await getOwnAccount(now);
  if (account === null) redirect(signInPage('/sign-in', next));
  if (account.name !== null) redirect(next);
  const { personId } = await currentActor(now);
  const newNotices = personId === null ? 0 : await countNewNotices(personId);
  return (
    <>
      <PageHeading lead="You are signed in. One thing is missing: the name that stands above what you write here. You can change it later.">
        What should we call you?
      </PageHeading>
      {newNotices > 0 ? (
        <Notice className="mb-8" title="A moderator decided something about you">
          <p>
            <a href="/account/notices" className="inline-block py-1">
              Read what it was
            </a>
          </p>
        </Notice>
      ) : null}
      <NameForm name={null} next={next} />
      <p className="mt-10 border-t border-line pt-6 text-meta text-soft">
        You would rather not?{' '}
        <a href="/account/delete" className="inline-block py-1">
          Delete this account
        </a>
      </p>
    </>
  );
}
