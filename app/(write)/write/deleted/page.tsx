import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DeletedDrafts } from '#components/essays/deleted-drafts.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getDeletedDrafts } from '#lib/essays/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Deleted drafts', robots: { index: false } };

export default async function DeletedDraftsPage() {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/deleted');
  const answer = can(actor, 'essay.create', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Deleted drafts" reason={answer.reason} />;
  }
  return (
    <Column>
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead="A draft that you delete can be brought back for 30 days, with all its revisions."
      >
        Deleted drafts
      </PageHeading>
      <DeletedDrafts drafts={await getDeletedDrafts(actor.personId)} />
    </Column>
  );
}
