import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AskAgainForm } from '#components/sign-in/ask-again-form.tsx';
import { CodeStep } from '#components/sign-in/code-step.tsx';
import { EmailForm } from '#components/sign-in/email-form.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { isMailboxOpen } from '#lib/mailbox/queries.ts';
import { getCodeStep, whereSignedInBelongs } from '#lib/sign-in/queries.ts';
import { safeNext, signInPage } from '#lib/sign-in/rules.ts';
import type { CodeStep as Step } from '#lib/sign-in/views.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Type the code' };

type Props = {
  searchParams: Promise<{ next?: string | string[]; again?: string | string[] }>;
};

export default async function CodePage({ searchParams }: Props) {
  await connection();
  const { next: asked, again } = await searchParams;
  const next = typeof asked === 'string' ? safeNext(asked) : '/';
  const now = new Date();
  const elsewhere = await whereSignedInBelongs(next, now);
  if (elsewhere !== null) redirect(elsewhere);

  const step = await getCodeStep(now);
  if (step === null) return <NothingAsked next={next} />;
  return <TypeCode step={step} next={next} again={again !== undefined} />;
}

function NothingAsked({ next }: { next: string }) {
  return (
    <>
      <PageHeading lead="No code was asked for in this browser lately. A code works only where it was asked for: in the same browser, with cookies on, for ten minutes.">
        Ask for a code first
      </PageHeading>
      <EmailForm next={next} />
    </>
  );
}

function TypeCode({ step, next, again }: { step: Step; next: string; again: boolean }) {
  return (
    <>
      <PageHeading
        lead={
          <>
            A mail with a code goes to <strong className="wrap-anywhere">{step.email}</strong>. The
            code works once, for ten minutes, in this browser.
          </>
        }
      >
        Type the code
      </PageHeading>
      <CodeStep
        step={step}
        purpose="sign-in"
        next={next}
        again={again}
        hasMailbox={isMailboxOpen()}
      >
        <AskAgainForm
          email={step.email}
          next={next}
          kind={step.end === null ? 'quiet' : 'primary'}
        />
        <p>
          <a href={signInPage('/sign-in', next)}>Use another address</a>
        </p>
      </CodeStep>
    </>
  );
}
