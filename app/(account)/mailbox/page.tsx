import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { formatMoment } from '#lib/kernel/time.ts';
import { listMailbox } from '#lib/mailbox/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Mailbox' };

export default async function MailboxPage() {
  await connection();
  const mails = await listMailbox();
  if (mails === null) {
    answerWith(404);
    return <NothingHere />;
  }
  return (
    <>
      <PageHeading lead="This site runs on your own machine and has no mail server. What it would send lies here, the newest on top.">
        Mailbox
      </PageHeading>
      {mails.length === 0 ? <p>No mail yet.</p> : null}
      <ol>
        {mails.map((mail) => (
          <li key={mail.id} className="border-t border-line py-4">
            <a href={`/mailbox/${mail.id}`} className="font-semibold">
              {mail.subject}
            </a>
            <p className="wrap-anywhere text-meta text-soft">
              to {mail.to}, {formatMoment(new Date(mail.date))}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
