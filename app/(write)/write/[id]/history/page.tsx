import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { RevisionList } from '#components/history/revision-list.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { getDraft, getEssaySubject, listRevisions } from '#lib/essays/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'History of an essay', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[]; done?: string | string[] }>;
};

export default async function HistoryPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { before, done } = await searchParams;
  const path = `/write/${encodeURIComponent(id)}/history`;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=${path}`);
  // Whether a draft exists is its author's business: for everybody else it does not.
  const subject = await getEssaySubject(id);
  if (!subject || !can(actor, 'essay.save', subject, now).allowed) return nothingHere();
  const below = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const [essay, { lines, next }] = await Promise.all([
    getDraft(id, actor.personId),
    listRevisions(id, actor.personId, below),
  ]);
  if (!essay) return nothingHere();
  return (
    <Column>
      <PageHeading
        above={<a href={`/write/${id}`}>{essay.title || 'Untitled essay'}</a>}
        lead="What was written and when, newest first. Going back to a revision deletes nothing."
      >
        History
      </PageHeading>
      {done === 'restored' ? (
        <Notice live kind="success" className="mb-6">
          <p>
            You are back at the earlier text. <a href={`/write/${id}`}>Write on</a>
          </p>
        </Notice>
      ) : null}
      {essay.keptAs === null && below === undefined ? (
        <Notice title="Written since the last revision" className="mb-6">
          <p>
            Kept in the draft, last by {essay.savedBy} on <Time at={essay.savedAt} show="moment" />.{' '}
            <a href={`${path}/${essay.latestRevision}`}>See what changed</a>
          </p>
        </Notice>
      ) : null}
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

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
