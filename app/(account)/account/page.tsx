import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { SuspensionNotice } from '#components/appeals/suspension-notice.tsx';
import { NameForm } from '#components/people/name-form.tsx';
import { ReplyMailsForm } from '#components/people/reply-mails-form.tsx';
import { SignOutElsewhereForm, SignOutForm } from '#components/sign-in/leave-forms.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listOwnSuspensions } from '#lib/moderation/queries/own-suspensions.ts';
import { countNewNotices } from '#lib/notifications/queries.ts';
import { countWords } from '#lib/notifications/rules.ts';
import { getOwnAccount } from '#lib/people/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import type { ActorKind } from '#lib/policy/actor.ts';
import { countSaved } from '#lib/saves/queries.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  await connection();
  const now = new Date();
  const [account, { personId, kinds }] = await Promise.all([getOwnAccount(now), currentActor(now)]);
  if (account === null || personId === null) redirect(signInPage('/sign-in', '/account'));
  const [suspensions, newNotices, saved] = await Promise.all([
    listOwnSuspensions(personId, now),
    countNewNotices(personId),
    countSaved(personId),
  ]);
  // Whose name was taken away chooses another; while suspended they can't.
  if (account.name === null && suspensions.length === 0) {
    redirect(signInPage('/sign-in/name', '/account'));
  }
  return (
    <>
      <PageHeading>Your account</PageHeading>
      <SuspensionNotice suspensions={suspensions} />
      <Rooms kinds={kinds} />
      <Part title="Your name">
        {suspensions.length > 0 ? (
          <p className="wrap-anywhere">
            {account.name === null ? 'You have none at the moment.' : <bdi>{account.name}</bdi>}
          </p>
        ) : (
          <>
            <p className="mb-5 text-meta text-soft">
              It stands above what you write. A new name appears on your earlier comments too, at
              once.
            </p>
            <NameForm name={account.name} next={null} />
          </>
        )}
      </Part>
      <Part title="What you saved">
        <p>
          <a href="/account/saved" className="inline-block py-1">
            {saved === 0
              ? 'Essays to read later: none yet'
              : `${saved.toLocaleString('en-GB')} ${saved === 1 ? 'essay' : 'essays'} to read later`}
          </a>
        </p>
      </Part>
      <Part title="Notices">
        <p>
          <a href="/account/notices" className="inline-block py-1">
            {newNotices === 0
              ? 'What was decided about what you wrote'
              : `${countWords(newNotices)} new ${newNotices === 1 ? 'notice' : 'notices'}`}
          </a>
        </p>
        <p className="mt-1 text-meta text-soft">
          Decisions of moderators, and what became of your reports and appeals. Nobody else sees
          them.
        </p>
      </Part>
      <Part title="Your address">
        <p className="wrap-anywhere">{account.email}</p>
        <p className="mt-2 text-meta text-soft">
          Sign-in codes go there. It is shown to nobody but you.
        </p>
      </Part>
      <Part title="Mails">
        <ReplyMailsForm wanted={account.replyMails} />
      </Part>
      <Part title="Signing out">
        <SignOutForm />
        {account.otherSessions > 0 ? (
          <div className="mt-6 space-y-4">
            <p>
              You are also signed in{' '}
              {account.otherSessions === 1
                ? 'in one other browser'
                : `in ${account.otherSessions} other browsers`}
              .
            </p>
            <SignOutElsewhereForm />
          </div>
        ) : (
          <p className="mt-4 text-meta text-soft">You are signed in nowhere else.</p>
        )}
      </Part>
      <Part title="What is yours">
        <ul className="space-y-3">
          <li>
            <a href="/account/export">Take all of it with you</a>
            <p className="text-meta text-soft">
              One file with everything that is kept about you and by you.
            </p>
          </li>
          <li>
            <a href="/account/delete">Delete your account</a>
            <p className="text-meta text-soft">The page says first what goes and what stays.</p>
          </li>
        </ul>
      </Part>
    </>
  );
}

/** The ways to what only some have, also without a script; the header's corner has them with one. */
function Rooms({ kinds }: { kinds: readonly ActorKind[] }) {
  const moderates = kinds.includes('moderator') || kinds.includes('admin');
  const writes = kinds.includes('author') || kinds.includes('admin');
  if (!moderates && !writes) return null;
  return (
    <p className="-mt-4 mb-8 flex flex-wrap gap-x-6">
      {moderates ? (
        <a href="/moderation" className="inline-block py-1">
          Moderation
        </a>
      ) : null}
      {writes ? (
        <a href="/write" className="inline-block py-1">
          Write
        </a>
      ) : null}
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 border-t border-line pt-6 first-of-type:mt-0">
      <h2 className="mb-3 font-serif text-title font-semibold">{title}</h2>
      {children}
    </section>
  );
}
