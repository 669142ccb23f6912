import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Permit } from '#lib/comments/views.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

type RefusalProps = {
  permit: Extract<Permit, { allowed: false }>;
  /** The page that this stands on, to come back to. */
  address: string;
  leadsOn: { href: string; text: string };
};

/** Why somebody may not do what the page is for, and where to go instead. */
export function Refusal({ permit, address, leadsOn }: RefusalProps) {
  return (
    <>
      <Notice kind="problem" className="mb-6">
        <p>{permit.message}</p>
      </Notice>
      <p className="flex flex-wrap gap-3">
        {permit.code === 'sign-in-first' ? (
          <ButtonLink kind="primary" href={signInPage('/sign-in', address)}>
            Sign in
          </ButtonLink>
        ) : null}
        {permit.code === 'name-first' ? (
          <ButtonLink kind="primary" href={signInPage('/sign-in/name', address)}>
            Choose a name
          </ButtonLink>
        ) : null}
        <ButtonLink href={leadsOn.href}>{leadsOn.text}</ButtonLink>
      </p>
    </>
  );
}
