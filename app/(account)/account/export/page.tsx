import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { buttonClass } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { hasFreshCode } from '#lib/people/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Take what is yours' };

/** Where a person gets the file with everything that is theirs. */
export default async function ExportPage() {
  await connection();
  const now = new Date();
  const { personId } = await currentActor(now);
  if (personId === null) redirect(signInPage('/sign-in', '/account/export'));
  if (!(await hasFreshCode(personId, now))) {
    redirect(signInPage('/sign-in/again', '/account/export'));
  }
  return (
    <>
      <PageHeading
        above={<a href="/account">Your account</a>}
        lead="One file with everything that is kept about you and by you."
      >
        Take what is yours
      </PageHeading>
      <div className="space-y-5">
        <p>
          In it are your account, your names in each discussion, your comments with every earlier
          version, what you said with one click, how far you have read, your reports and appeals,
          decisions about you, your notices and your essays.
        </p>
        <p>
          Not in it: patient details that a moderator blacked out, and what you decided as a
          moderator. It is a JSON file; each part says in it what it holds.
        </p>
        <p>
          <strong>It ties your pseudonyms to your address.</strong> Keep it where nobody else reads.
        </p>
        <p>
          <a href="/account/export/file" download className={buttonClass('primary')}>
            Download the file
          </a>
        </p>
      </div>
    </>
  );
}
