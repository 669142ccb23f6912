import type { ReactNode } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { CODE_END_TEXTS } from '#lib/sign-in/rules.ts';
import type { CodeStep as Step } from '#lib/sign-in/views.ts';
import { CodeForm } from './code-form.tsx';
import { MailboxNotice } from './mailbox-notice.tsx';

type CodeStepProps = {
  step: Step;
  purpose: 'sign-in' | 'confirm';
  next: string;
  /** Whether this code was asked for a second time. */
  again: boolean;
  hasMailbox: boolean;
  /** What helps when no mail comes: at least a form that sends another. */
  children: ReactNode;
};

/** Where the code from the mail is typed, and what can be done when there is none. */
export function CodeStep({ step, purpose, next, again, hasMailbox, children }: CodeStepProps) {
  return (
    <>
      {hasMailbox ? <MailboxNotice /> : null}
      {again && step.end === null ? (
        <Notice kind="success" className="mb-6">
          Asked for again. Only the code in the newest mail works.
        </Notice>
      ) : null}
      {step.end === null ? (
        <CodeForm key={step.askedAt} purpose={purpose} next={next} />
      ) : (
        <Notice kind="problem">{CODE_END_TEXTS[step.end]}</Notice>
      )}
      <section className="mt-10 space-y-4 border-t border-line pt-6">
        <h2 className="font-semibold">No mail?</h2>
        <p className="text-meta text-soft">
          Look in the spam folder, and give a hospital’s mail server two minutes. One address gets
          at most five mails in a quarter of an hour.
        </p>
        {children}
      </section>
    </>
  );
}
