import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { PageEditor } from '#components/guide/page-editor.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'New page', robots: { index: false } };

/** Where a page of the guide is begun. */
export default async function NewPagePage() {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/pages/new');
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="New page" reason={answer.reason} />;
  }
  return (
    <Column width="desk">
      <PageHeading above={<a href="/write">Your desk</a>}>New page of the guide</PageHeading>
      <PageEditor page={null} broken={[]} />
    </Column>
  );
}
