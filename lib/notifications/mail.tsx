import type { ReactNode } from 'react';
import { formatDay, formatMoment } from '#lib/kernel/time.ts';
import {
  MailFrame,
  MailLink,
  type MailParts,
  MailQuote,
  MailSmallText,
  MailText,
  renderMail,
} from '#lib/platform/mail/frame.tsx';
import { OUTCOME_WORDS } from '#lib/reports/rules.ts';
import { concernWords } from './rules.ts';
import type { NoticeMail, Statement, Told } from './views.ts';

type Site = { siteName: string; siteUrl: string };

/**
 * The mail that tells a person of a notice, as subject, HTML and plain text. What somebody wrote is
 * never in it, and nobody is named; the subject tells a locked phone nothing of the matter.
 */
export async function noticeMail(
  mail: NoticeMail,
  site: Site,
): Promise<MailParts & { subject: string }> {
  return {
    subject: subjectOf(mail, site),
    ...(await renderMail(<NoticeMailContent mail={mail} site={site} />)),
  };
}

function subjectOf({ told, statement }: NoticeMail, { siteName }: Site): string {
  if (told.kind === 'report_outcome') return `What became of your report on ${siteName}`;
  if (told.kind === 'appeal_outcome') return `Your appeal on ${siteName} is decided`;
  if (told.kind === 'reveal') return `Somebody looked up your account on ${siteName}`;
  return statement
    ? `A decision that concerns you on ${siteName}`
    : `Something was decided in your favour on ${siteName}`;
}

type ContentProps = { mail: NoticeMail; site: Site };

function NoticeMailContent({ mail, site }: ContentProps) {
  const { told } = mail;
  if (told.kind === 'decision') return <DecisionMail mail={mail} told={told} site={site} />;
  if (told.kind === 'appeal_outcome') return <AppealMail mail={mail} told={told} site={site} />;
  if (told.kind === 'reveal') return <RevealMail told={told} site={site} />;
  return <ReportMail told={told} site={site} />;
}

type Of<Kind extends Told['kind']> = { told: Extract<Told, { kind: Kind }>; site: Site };

function DecisionMail({ mail, told, site }: Of<'decision'> & { mail: NoticeMail }) {
  const { statement, explanation } = mail;
  const page = `${site.siteUrl}/decisions/${told.decisionId}`;
  return (
    <Frame
      site={site}
      preview="The reasons, and what you can do."
      heading={concernWords(told.concern)}
    >
      {statement ? <Reasons statement={statement} /> : null}
      {explanation ? (
        <>
          <MailText>{statement ? 'The explanation:' : 'The reason:'}</MailText>
          <MailQuote>{explanation}</MailQuote>
        </>
      ) : null}
      {statement ? (
        <>
          <MailText>{statement.basis}</MailText>
          <MailText>
            If you think this is wrong, you can appeal once until {formatDay(statement.appealUntil)}
            ; where there is another moderator, that one decides. The decision and the form are
            here: <MailLink href={page} />
          </MailText>
        </>
      ) : (
        <MailText>
          It is all here: <MailLink href={page} />
        </MailText>
      )}
    </Frame>
  );
}

function Reasons({ statement }: { statement: Statement }) {
  const { rule, law } = statement;
  return (
    <>
      {rule ? (
        <MailText>
          <strong>{`The house rule: ${rule.title}.`}</strong> {rule.text}
        </MailText>
      ) : null}
      {law ? <MailText>{`The law: ${law}`}</MailText> : null}
      <MailText>{howLong(statement)}</MailText>
    </>
  );
}

/** Until when it holds, as article 17 (3) (a) DSA wants it told. */
function howLong({ kind, endsAt }: Statement): string {
  if (kind === 'warn') return 'A warning takes nothing from you; it is kept on record.';
  if (endsAt) return `It ends on ${formatMoment(endsAt)}.`;
  if (kind === 'hold') return 'It holds until a moderator has looked at it.';
  return 'It holds until a moderator takes it back.';
}

function AppealMail({ mail, told, site }: Of<'appeal_outcome'> & { mail: NoticeMail }) {
  const isReversed = told.outcome === 'reversed';
  return (
    <Frame
      site={site}
      preview="The outcome, and the reasons."
      heading={isReversed ? 'Your appeal was right' : 'The decision stands'}
    >
      <MailText>
        {isReversed
          ? 'A moderator has looked at it again and has taken the decision back.'
          : 'A moderator has looked at it again and found that the decision was right.'}
      </MailText>
      {mail.explanation ? <MailQuote>{mail.explanation}</MailQuote> : null}
      <MailText>
        The decision, your appeal and the answer are here:{' '}
        <MailLink href={`${site.siteUrl}/decisions/${told.decisionId}`} />
      </MailText>
    </Frame>
  );
}

function ReportMail({ told, site }: Of<'report_outcome'>) {
  return (
    <Frame site={site} preview="A moderator has looked at it." heading="What became of your report">
      <MailText>{`You reported ${whatWasReported(told)}.`}</MailText>
      <MailText>{OUTCOME_WORDS[told.outcome ?? 'open']}</MailText>
      <MailText>
        Your notices: <MailLink href={`${site.siteUrl}/account/notices`} />
      </MailText>
    </Frame>
  );
}

function whatWasReported({ item, number, title }: Of<'report_outcome'>['told']): string {
  const on = title === '' ? '' : ` on “${title}”`;
  if (item === 'comment') return `comment #${number}${on}`;
  if (item === 'essay') return title === '' ? 'an essay' : `the essay “${title}”`;
  return `a display name${on}`;
}

function RevealMail({ told, site }: Of<'reveal'>) {
  const where = told.title === '' ? 'in a discussion' : `in the discussion of “${told.title}”`;
  return (
    <Frame
      site={site}
      preview="Who may do this, and why it was done."
      heading="An admin looked up your account"
    >
      <MailText>
        {`An admin has looked up whose name it is that you write under ${where}. Only admins can do this; each time is written down with its reason, and you are told. This was the reason:`}
      </MailText>
      <MailQuote>{told.reason}</MailQuote>
      <MailText>
        Nobody else has learned it. Your notices:{' '}
        <MailLink href={`${site.siteUrl}/account/notices`} />
      </MailText>
    </Frame>
  );
}

type FrameProps = { site: Site; preview: string; heading: string; children: ReactNode };

function Frame({ site, preview, heading, children }: FrameProps) {
  return (
    <MailFrame preview={preview} heading={heading}>
      {children}
      <MailSmallText>
        {`${site.siteName} sends this to you alone, because it concerns your account. An answer to this mail reaches nobody.`}
      </MailSmallText>
    </MailFrame>
  );
}
