import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { formatMoment } from '#lib/kernel/time.ts';
import { getMailboxMail } from '#lib/mailbox/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A mail' };

type Props = { params: Promise<{ id: string }> };

export default async function MailPage({ params }: Props) {
  await connection();
  const mail = await getMailboxMail((await params).id);
  if (mail === null) {
    answerWith(404);
    return <NothingHere />;
  }
  return (
    <article>
      <PageHeading
        above={<a href="/mailbox">Mailbox</a>}
        lead={
          <span className="wrap-anywhere text-meta">
            from {mail.from} to {mail.to}, {formatMoment(new Date(mail.date))}
          </span>
        }
      >
        {mail.subject}
      </PageHeading>
      <div data-mail className="whitespace-pre-wrap">
        {mail.text}
      </div>
    </article>
  );
}
