import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AskToConfirmForm } from '#components/sign-in/ask-to-confirm-form.tsx';
import { CodeStep } from '#components/sign-in/code-step.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { isMailboxOpen } from '#lib/mailbox/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { getConfirmStep, getOwnMaskedAddress } from '#lib/sign-in/queries.ts';
import { safeNext, signInPage } from '#lib/sign-in/rules.ts';
import type { CodeStep as Step } from '#lib/sign-in/views.ts';

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

function Type({ step, address, next, again }: StepProps & { step: Step; again: boolean }) {
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
      <CodeStep
        step={step}
        purpose="confirm"
        next={next}
        again={again}
        hasMailbox={isMailboxOpen()}
      >
        <AskToConfirmForm next={next} again kind={step.end === null ? 'quiet' : 'primary'}>
          Send another code
        </AskToConfirmForm>
      </CodeStep>
    </>
  );
}

function Address({ children }: { children: string | null }) {
  return <strong className="wrap-anywhere">{children}</strong>;
}
