import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DeskList } from '#components/essays/desk-list.tsx';
import { PageList } from '#components/guide/page-list.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listDesk } from '#lib/essays/queries.ts';
import { listDeskPages } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Your desk', robots: { index: false } };

export default async function DeskPage() {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write');
  const answer = can(actor, 'essay.create', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Your desk" reason={answer.reason} />;
  }
  const [essays, pages] = await Promise.all([listDesk(actor.personId), listDeskPages()]);
  return (
    <Column>
      <PageHeading>Your desk</PageHeading>
      <p className="mb-8">
        <ButtonLink kind="primary" href="/write/new">
          New essay
        </ButtonLink>
      </p>
      <h2 className="mb-3 text-lead font-semibold">Essays</h2>
      <DeskList essays={essays.essays} />
      <h2 className="mt-12 mb-3 text-lead font-semibold">Pages</h2>
      <PageList pages={pages} />
    </Column>
  );
}
