import { MINUTE } from '#lib/kernel/time.ts';
import {
  MailCode,
  MailFrame,
  MailLink,
  type MailParts,
  MailText,
  renderMail,
} from '#lib/platform/mail/frame.tsx';
import { CODE_LIFE, showCode } from './rules.ts';

type CodeMail = {
  code: string;
  /** What it is for: to sign in, or to show once more that it is oneself. */
  purpose: 'sign-in' | 'confirm';
  siteName: string;
  siteUrl: string;
};

const MINUTES = CODE_LIFE / MINUTE;

/**
 * The mail with a code, as subject, HTML and plain text. The subject and the preview line do not
 * hold the code, because both show on a locked phone. The link leads to the page with the code
 * field and signs nobody in, so a scanner that opens it does no harm.
 */
export async function codeMail(mail: CodeMail): Promise<MailParts & { subject: string }> {
  const isSignIn = mail.purpose === 'sign-in';
  return {
    subject: isSignIn
      ? `Your sign-in code for ${mail.siteName}`
      : `Your confirmation code for ${mail.siteName}`,
    ...(await renderMail(isSignIn ? <SignInMail {...mail} /> : <ConfirmMail {...mail} />)),
  };
}

function SignInMail({ code, siteName, siteUrl }: CodeMail) {
  return (
    <MailFrame
      preview={`It works for ${MINUTES} minutes, in the browser that asked for it.`}
      heading={`Sign in to ${siteName}`}
    >
      <MailText>Type this code on the page where you asked for it:</MailText>
      <MailCode>{showCode(code)}</MailCode>
      <HowItWorks page={`${siteUrl}/sign-in/code`} />
      <MailText>
        If you did not ask for a code, ignore this mail: without that browser the code opens
        nothing. Nobody from {siteName} will ever ask you for it.
      </MailText>
    </MailFrame>
  );
}

function ConfirmMail({ code, siteName, siteUrl }: CodeMail) {
  return (
    <MailFrame
      preview={`It works for ${MINUTES} minutes, in the browser that asked for it.`}
      heading="Show that it is you"
    >
      <MailText>
        You are signed in to {siteName} and about to do something that needs a fresh code. Type it
        on the page where you asked for it:
      </MailText>
      <MailCode>{showCode(code)}</MailCode>
      <HowItWorks page={`${siteUrl}/sign-in/again`} />
      <MailText>
        If you did not ask for it, somebody else may be using your account. Sign out everywhere else
        on your account’s page: <MailLink href={`${siteUrl}/account`} />
      </MailText>
    </MailFrame>
  );
}

function HowItWorks({ page }: { page: string }) {
  return (
    <MailText>
      {`It works once, for ${MINUTES} minutes, and only in the browser that asked for it. If you closed the page, open it again there: `}
      <MailLink href={page} />
    </MailText>
  );
}
