import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { PageEditor } from '#components/guide/page-editor.tsx';
import { pageStateWords } from '#components/guide/page-list.tsx';
import { TakeBackPage } from '#components/guide/take-back-page.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getBrokenLinks, getDeskPage } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A page on the desk', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: 'Your draft is saved. Only authors can see it.',
  saved: 'Saved. Readers see it when you publish.',
  published: 'Published. Everybody can read it now.',
  'taken-back': 'Taken back. Readers find nothing at its address.',
  restored: 'Restored: this is the text of that revision. Readers see it when you publish.',
};

/** Where a page of the guide is written and published. */
export default async function DeskPagePage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { done } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=/write/pages/${encodeURIComponent(id)}`);
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="A page of the guide" reason={answer.reason} />;
  }
  const page = await getDeskPage(id);
  if (!page) {
    answerWith(404);
    return <NothingHere />;
  }
  const broken = await getBrokenLinks(page.source, page.id);
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column width="desk">
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead={
          <>
            /{page.permalink} · {pageStateWords[page.state]}
            {page.state === 'draft' ? null : (
              <>
                {' · '}
                <a href={`/${page.permalink}`}>read it</a>
              </>
            )}
            {' · '}
            <a href={`/write/pages/${page.id}/history`}>earlier versions</a>
          </>
        }
      >
        {page.title}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      <PageEditor page={page} broken={broken} />
      {page.state === 'draft' ? null : <TakeBackPage pageId={page.id} />}
    </Column>
  );
}
