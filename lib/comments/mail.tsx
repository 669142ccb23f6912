import {
  MailFrame,
  MailLink,
  type MailParts,
  MailSmallText,
  MailText,
  renderMail,
} from '#lib/platform/mail/frame.tsx';
import type { ReplyMail } from './views.ts';

type Site = { siteName: string; siteUrl: string };

/**
 * The mail that tells a person of an answer. The answer itself is not in it: what is hidden or
 * blacked out later would stay in the mailbox. `stopPage` is where the mails are switched off.
 */
export async function replyMail(
  mail: ReplyMail,
  site: Site,
  stopPage: string,
): Promise<MailParts & { subject: string }> {
  return {
    subject: `Somebody answered you on ${site.siteName}`,
    ...(await renderMail(<ReplyMailContent mail={mail} site={site} stopPage={stopPage} />)),
  };
}

type ContentProps = { mail: ReplyMail; site: Site; stopPage: string };

function ReplyMailContent({ mail, site, stopPage }: ContentProps) {
  const { commentId, writer, number, title } = mail;
  return (
    <MailFrame preview="Read it where it stands." heading="Somebody answered you">
      <MailText>{`${writer} answered your comment #${number} on “${title}”.`}</MailText>
      <MailText>
        Read it there: <MailLink href={`${site.siteUrl}/comments/${commentId}`} />
      </MailText>
      <MailSmallText>
        You get this because you asked for it on your account’s page. No more of them:{' '}
        <MailLink href={stopPage} />
      </MailSmallText>
    </MailFrame>
  );
}
