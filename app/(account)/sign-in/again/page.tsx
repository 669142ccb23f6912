import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AskToConfirmForm } from '#components/sign-in/ask-to-confirm-form.tsx';
import { CodeForm } from '#components/sign-in/code-form.tsx';
import { MailboxNotice } from '#components/sign-in/mailbox-notice.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { isMailboxOpen } from '#lib/mailbox/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { getConfirmStep, getOwnMaskedAddress } from '#lib/sign-in/queries.ts';
import { CODE_END_TEXTS, safeNext, signInPage } from '#lib/sign-in/rules.ts';
import type { CodeStep } from '#lib/sign-in/views.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Type a fresh code' };

type Props = {
  searchParams: Promise<{ next?: string | string[]; again?: string | string[] }>;
};

/** Where somebody who is signed in types a fresh code, for what an open browser alone must not do. */
export default async function SignInAgainPage({ searchParams }: Props) {
  await connection();
  const { next: asked, again } = await searchParams;
  const next = typeof asked === 'string' ? safeNext(asked) : '/';
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(signInPage('/sign-in', next));
  const [step, address] = await Promise.all([
    getConfirmStep(actor.personId, now),
    getOwnMaskedAddress(actor.personId),
  ]);
  // A code that was used has done its work; what comes next is a new one.
  if (step === null || step.end === 'code-used') return <Ask address={address} next={next} />;
  return <Type step={step} address={address} next={next} again={again !== undefined} />;
}

type StepProps = { address: string | null; next: string };

function Ask({ address, next }: StepProps) {
  return (
    <>
      <PageHeading
        lead={
          <>
            What you are about to do needs more than an open browser. We send a fresh code to your
            own address, <Address>{address}</Address>, and you type it here.
          </>
        }
      >
        Is it still you?
      </PageHeading>
      <AskToConfirmForm next={next}>Send me a code</AskToConfirmForm>
    </>
  );
}

function Type({ step, address, next, again }: StepProps & { step: CodeStep; again: boolean }) {
  return (
    <>
      <PageHeading
        lead={
          <>
            A mail with a code goes to <Address>{address}</Address>. The code works once, for ten
            minutes, in this browser.
          </>
        }
      >
        Type the fresh code
      </PageHeading>
      {isMailboxOpen() ? <MailboxNotice /> : null}
      {again && step.end === null ? (
        <Notice kind="success" className="mb-6">
          Asked for again. Only the code in the newest mail works.
        </Notice>
      ) : null}
      {step.end === null ? (
        <CodeForm key={step.askedAt} purpose="confirm" next={next} />
      ) : (
        <Notice kind="problem">{CODE_END_TEXTS[step.end]}</Notice>
      )}
      <section className="mt-10 space-y-4 border-t border-line pt-6">
        <h2 className="font-semibold">No mail?</h2>
        <p className="text-meta text-soft">
          Look in the spam folder, and give a hospital’s mail server two minutes. One address gets
          at most five mails in a quarter of an hour.
        </p>
        <AskToConfirmForm next={next} again kind={step.end === null ? 'quiet' : 'primary'}>
          Send another code
        </AskToConfirmForm>
      </section>
    </>
  );
}

function Address({ children }: { children: string | null }) {
  return <strong className="wrap-anywhere">{children}</strong>;
}
