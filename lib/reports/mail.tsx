import { formatMoment } from '#lib/kernel/time.ts';
import {
  MailFrame,
  MailLink,
  type MailParts,
  MailSmallText,
  MailText,
  renderMail,
} from '#lib/platform/mail/frame.tsx';
import { reasonWords } from './rules.ts';
import type { NoticeMail } from './views.ts';

type Site = { siteName: string; siteUrl: string };

/**
 * The mail to whoever sent a notice: that it has come, or what became of it (article 16 (4) and (5)
 * DSA). It repeats nothing that was typed, because anybody can type somebody else's address.
 */
export async function noticeSenderMail(
  mail: NoticeMail,
  site: Site,
): Promise<MailParts & { subject: string }> {
  return {
    subject:
      mail.outcome === null
        ? `We have your notice: ${site.siteName}`
        : `What became of your notice: ${site.siteName}`,
    ...(await renderMail(
      mail.outcome === null ? (
        <ReceiptMail mail={mail} site={site} />
      ) : (
        <OutcomeMail mail={mail} site={site} />
      ),
    )),
  };
}

type Props = { mail: NoticeMail; site: Site };

function ReceiptMail({ mail, site }: Props) {
  return (
    <MailFrame preview="A person will look at it." heading="We have your notice">
      <MailText>
        {`It came on ${formatMoment(mail.madeAt)} and is about ${whatItIsAbout(mail)}. The reason given: ${reasonWords(mail.reason).title}.`}
      </MailText>
      <MailText>
        A moderator looks at it and decides, not a machine. What became of it will be sent to this
        address, and the address is forgotten half a year after that.
      </MailText>
      <NotYou site={site} />
    </MailFrame>
  );
}

function OutcomeMail({ mail, site }: Props) {
  return (
    <MailFrame preview="A moderator has looked at it." heading="What became of your notice">
      <MailText>{`Your notice of ${formatMoment(mail.madeAt)} was about ${whatItIsAbout(mail)}.`}</MailText>
      <MailText>
        {mail.outcome === 'upheld'
          ? 'A moderator has looked at it and has done something about it.'
          : 'A moderator has looked at it and left it as it is: it breaks neither the house rules nor, as far as we can see, the law.'}
      </MailText>
      <MailText>
        A person decided, not a machine. If you think that this is wrong, you can go to a court or
        to an out-of-court body for such disputes. The house rules:{' '}
        <MailLink href={`${site.siteUrl}/rules`} />
      </MailText>
      <NotYou site={site} />
    </MailFrame>
  );
}

function whatItIsAbout({ item, number, title }: NoticeMail): string {
  const on = title === '' ? '' : ` on “${title}”`;
  if (item === 'comment') return `comment #${number}${on}`;
  if (item === 'essay') return title === '' ? 'an essay' : `the essay “${title}”`;
  return `a display name${on}`;
}

function NotYou({ site }: { site: Site }) {
  return (
    <MailSmallText>
      {`If you sent no notice to ${site.siteName}, somebody else typed your address; you can ignore this mail.`}
    </MailSmallText>
  );
}
