import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { BringForm } from '#components/importing/bring-form.tsx';
import { RunList } from '#components/importing/run-list.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listJoinable, listRuns } from '#lib/importing/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Bring in texts', robots: { index: false } };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** Where an author brings files of a blog or a forum. */
export default async function ImportPage({ searchParams }: Props) {
  await connection();
  const { done } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/import');
  const answer = can(actor, 'import.bring', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Bring in texts" reason={answer.reason} />;
  }
  const [runs, essays] = await Promise.all([
    listRuns(actor.personId),
    listJoinable(actor.personId),
  ]);
  return (
    <Column width="form" className="pb-16">
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead="From a blog or a forum of yours. First you see what would come in; nothing is written before you say so."
      >
        Bring in texts
      </PageHeading>
      {done === 'deleted' ? (
        <Notice live kind="success" className="mb-6">
          <p>The files are deleted. What had come in stays.</p>
        </Notice>
      ) : null}
      <section className="mb-10 text-meta text-soft">
        <p>
          We read exports of WordPress and Disqus (.xml), a Jekyll folder packed as .tar, posts and
          pages of Jekyll (.md), topics of Discourse (.json), and a discussion as plain text.
        </p>
      </section>
      <BringForm essays={essays} />
      {runs.length > 0 ? (
        <section className="mt-14">
          <h2 className="mb-3 text-title font-semibold">Brought before</h2>
          <RunList runs={runs} />
        </section>
      ) : null}
    </Column>
  );
}
