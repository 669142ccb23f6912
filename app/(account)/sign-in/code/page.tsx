import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AskAgainForm } from '#components/sign-in/ask-again-form.tsx';
import { CodeForm } from '#components/sign-in/code-form.tsx';
import { EmailForm } from '#components/sign-in/email-form.tsx';
import { MailboxNotice } from '#components/sign-in/mailbox-notice.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { isMailboxOpen } from '#lib/mailbox/queries.ts';
import { getCodeStep, whereSignedInBelongs } from '#lib/sign-in/queries.ts';
import { CODE_END_TEXTS, safeNext, signInPage } from '#lib/sign-in/rules.ts';
import type { CodeStep } from '#lib/sign-in/views.ts';

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

function TypeCode({ step, next, again }: { step: CodeStep; next: string; again: boolean }) {
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
      {isMailboxOpen() ? <MailboxNotice /> : null}
      {again && step.end === null ? (
        <Notice kind="success" className="mb-6">
          Asked for again. Only the code in the newest mail works.
        </Notice>
      ) : null}
      {step.end === null ? (
        <CodeForm key={step.askedAt} purpose="sign-in" next={next} />
      ) : (
        <Notice kind="problem">{CODE_END_TEXTS[step.end]}</Notice>
      )}
      <section className="mt-10 space-y-4 border-t border-line pt-6">
        <h2 className="font-semibold">No mail?</h2>
        <p className="text-meta text-soft">
          Look in the spam folder, and give a hospital’s mail server two minutes. One address gets
          at most five mails in a quarter of an hour.
        </p>
        <AskAgainForm
          email={step.email}
          next={next}
          kind={step.end === null ? 'quiet' : 'primary'}
        />
        <p>
          <a href={signInPage('/sign-in', next)}>Use another address</a>
        </p>
      </section>
    </>
  );
}
