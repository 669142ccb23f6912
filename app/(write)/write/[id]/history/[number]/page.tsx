import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { numberIn } from '#components/history/number-in.ts';
import { RestoreForm } from '#components/history/restore-form.tsx';
import { RevisionView } from '#components/history/revision-view.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { getDraft, getEssaySubject, getRevision, readText } from '#lib/essays/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A revision', robots: { index: false } };

type Props = {
  params: Promise<{ id: string; number: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

export default async function RevisionPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id, number: asked } = await params;
  const { with: other } = await searchParams;
  const actor = await currentActor(now);
  const history = `/write/${encodeURIComponent(id)}/history`;
  const number = numberIn(asked);
  if (actor.personId === null) redirect(`/sign-in?next=${history}`);
  // Whether a draft exists is its author's business: for everybody else it does not.
  const subject = await getEssaySubject(id);
  if (number === null || !subject) return nothingHere();
  if (!can(actor, 'essay.save', subject, now).allowed) return nothingHere();
  const [essay, revision, text] = await Promise.all([
    getDraft(id, actor.personId),
    getRevision(id, number, actor.personId),
    readText(id, number),
  ]);
  if (!essay || !revision || !text) return nothingHere();
  const second = await readText(id, numberIn(other));
  if (!second) return nothingHere();
  return (
    <Column>
      <RevisionView
        history={history}
        title={essay.title || 'an untitled essay'}
        latest={essay.latestRevision}
        revision={revision}
        text={text}
        other={second}
      >
        <RestoreForm of="essay" id={essay.id} number={number} />
      </RevisionView>
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
