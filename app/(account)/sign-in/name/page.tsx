import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { NameForm } from '#components/people/name-form.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getOwnAccount } from '#lib/people/queries.ts';
import { safeNext, signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Choose a name' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function NamePage({ searchParams }: Props) {
  await connection();
  const { next: asked } = await searchParams;
  const next = typeof asked === 'string' ? safeNext(asked) : '/';
  const account = await getOwnAccount(new Date());
  if (account === null) redirect(signInPage('/sign-in', next));
  if (account.name !== null) redirect(next);
  return (
    <>
      <PageHeading lead="You are signed in. One thing is missing: the name that stands above what you write here. You can change it later.">
        What should we call you?
      </PageHeading>
      <NameForm name={null} next={next} />
    </>
  );
}
