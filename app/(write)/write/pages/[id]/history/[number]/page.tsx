import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { numberIn } from '#components/history/number-in.ts';
import { RestoreForm } from '#components/history/restore-form.tsx';
import { RevisionView } from '#components/history/revision-view.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { getDeskPage, getPageRevision, readPageText } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A revision', robots: { index: false } };

type Props = {
  params: Promise<{ id: string; number: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

export default async function PageRevisionPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id, number: asked } = await params;
  const { with: other } = await searchParams;
  const actor = await currentActor(now);
  const history = `/write/pages/${encodeURIComponent(id)}/history`;
  const number = numberIn(asked);
  if (actor.personId === null) redirect(`/sign-in?next=${history}`);
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="A revision of a page" reason={answer.reason} />;
  }
  if (number === null) return nothingHere();
  const [page, revision, text] = await Promise.all([
    getDeskPage(id),
    getPageRevision(id, number, actor.personId),
    readPageText(id, number),
  ]);
  if (!page || !revision || !text) return nothingHere();
  const second = await readPageText(id, numberIn(other));
  if (!second) return nothingHere();
  return (
    <Column>
      <RevisionView
        history={history}
        title={page.title || 'an untitled page'}
        latest={page.latestRevision}
        revision={revision}
        text={text}
        other={second}
      >
        <RestoreForm of="page" id={page.id} number={number} />
      </RevisionView>
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
