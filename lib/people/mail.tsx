import { MailFrame, type MailParts, MailText, renderMail } from '#lib/platform/mail/frame.tsx';

/** The mail that tells a person that their account is deleted, the last one to their address. */
export async function deletedMail(site: {
  siteName: string;
}): Promise<MailParts & { subject: string }> {
  return {
    subject: `Your account on ${site.siteName} is deleted`,
    ...(await renderMail(<DeletedMail {...site} />)),
  };
}

function DeletedMail({ siteName }: { siteName: string }) {
  return (
    <MailFrame preview="This address is not kept." heading="Your account is deleted">
      <MailText>
        {`Your account on ${siteName} is deleted, and what you wrote with it. This address is not kept; you get no further mail.`}
      </MailText>
      <MailText>
        It was done in an open session, after a code that was sent to this address. If that was not
        you, somebody reads your mail: change its password.
      </MailText>
    </MailFrame>
  );
}
