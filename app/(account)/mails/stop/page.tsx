import type { Metadata } from 'next';
import { connection } from 'next/server';
import { StopMailsForm } from '#components/people/stop-mails-form.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

export const instant = false;
export const metadata: Metadata = { title: 'No more mails' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link in a mail about an answer leads. Opening it changes nothing. */
export default async function StopMailsPage({ searchParams }: Props) {
  await connection();
  const { token } = await searchParams;
  return (
    <>
      <PageHeading lead="You asked for a mail when somebody answers you. One press and there are no more.">
        No more mails
      </PageHeading>
      <StopMailsForm token={typeof token === 'string' ? token : ''} />
    </>
  );
}
