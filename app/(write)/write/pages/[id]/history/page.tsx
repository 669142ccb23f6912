import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { RevisionList } from '#components/history/revision-list.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getDeskPage, listPageRevisions } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'History of a page', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

/** The revisions of a page of the guide, for authors. */
export default async function PageHistoryPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { before } = await searchParams;
  const path = `/write/pages/${encodeURIComponent(id)}/history`;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=${path}`);
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="History of a page" reason={answer.reason} />;
  }
  const below = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const [page, { lines, next }] = await Promise.all([
    getDeskPage(id),
    listPageRevisions(id, actor.personId, below),
  ]);
  if (!page) {
    answerWith(404);
    return <NothingHere />;
  }
  return (
    <Column>
      <PageHeading
        above={<a href={`/write/pages/${id}`}>{page.title || 'Untitled page'}</a>}
        lead="What was written and when, newest first. Going back to a revision deletes nothing."
      >
        History
      </PageHeading>
      <RevisionList lines={lines} path={path} />
      {next === null ? null : (
        <p className="mt-8">
          <ButtonLink rel="next" href={`${path}?before=${next}`}>
            Earlier revisions
          </ButtonLink>
        </p>
      )}
    </Column>
  );
}
