import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DeleteAccountForm } from '#components/people/delete-account-form.tsx';
import { WhatGoesList } from '#components/people/what-goes-list.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { countWhatGoes, hasFreshCode } from '#lib/people/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Delete your account' };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** Where a person deletes their account, having read what goes and what stays. */
export default async function DeleteAccountPage({ searchParams }: Props) {
  await connection();
  const { done } = await searchParams;
  const now = new Date();
  const { personId } = await currentActor(now);
  if (personId === null) {
    if (done !== undefined) return <Deleted />;
    redirect(signInPage('/sign-in', '/account/delete'));
  }
  if (!(await hasFreshCode(personId, now))) {
    redirect(signInPage('/sign-in/again', '/account/delete'));
  }
  return (
    <>
      <PageHeading
        above={<a href="/account">Your account</a>}
        lead="This happens at once, and nobody can take it back."
      >
        Delete your account
      </PageHeading>
      <WhatGoesList goes={await countWhatGoes(personId)} />
      <DeleteAccountForm />
    </>
  );
}

function Deleted() {
  return (
    <>
      <PageHeading lead="What you wrote is gone with it. A last mail to your address says the same.">
        Your account is deleted
      </PageHeading>
      <p>
        <a href="/">To the essays</a>
      </p>
    </>
  );
}
