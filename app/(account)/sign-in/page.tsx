import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { EmailForm } from '#components/sign-in/email-form.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { whereSignedInBelongs } from '#lib/sign-in/queries.ts';
import { nextFromReferer, safeNext } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  await connection();
  const { next: asked } = await searchParams;
  const sent = await headers();
  const next =
    typeof asked === 'string'
      ? safeNext(asked)
      : nextFromReferer(sent.get('referer'), sent.get('host'));
  const elsewhere = await whereSignedInBelongs(next, new Date());
  if (elsewhere !== null) redirect(elsewhere === '/' ? '/account' : elsewhere);
  return (
    <>
      <PageHeading lead="We send you a code by mail and you type it here. There is no password, and no difference between signing in and joining.">
        Sign in
      </PageHeading>
      <EmailForm next={next} />
    </>
  );
}
