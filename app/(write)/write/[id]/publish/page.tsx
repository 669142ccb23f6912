import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { PublishDesk } from '#components/publishing/publish-desk.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getDraft, getEssaySubject, getPublishing } from '#lib/essays/queries.ts';
import { USUAL_ZONE } from '#lib/essays/rules/schedule.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Publish an essay', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  published: 'Published. Everybody can read it now.',
  scheduled: 'The time is set.',
  unscheduled: 'No time is set any more.',
  corrected: 'The correction stands below the essay.',
  moved: 'It has this address now.',
  shared: 'The link is made. It stands below.',
  revoked: 'That link leads nowhere any more.',
};

/** Where an author says when readers get an essay, at which address, and who may read it before. */
export default async function PublishEssayPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { done } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=/write/${encodeURIComponent(id)}/publish`);
  const subject = await getEssaySubject(id);
  // Whether an essay exists is its author's business: for everybody else it does not.
  if (!subject || !can(actor, 'essay.save', subject, now).allowed) return nothingHere();
  const [essay, arranged] = await Promise.all([getDraft(id, actor.personId), getPublishing(id)]);
  if (!essay || !arranged || essay.deletedAt !== null) return nothingHere();
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column>
      <PageHeading above={<a href={`/write/${id}`}>{essay.title || 'Without a title'}</a>}>
        Publishing
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      {essay.hiddenById ? (
        <Notice title="A moderator has hidden this essay" className="mb-6">
          <p>
            It cannot be published meanwhile, and links for reviewers show nothing.{' '}
            <a href={`/decisions/${essay.hiddenById}`}>Read why, and how to appeal</a>
          </p>
        </Notice>
      ) : null}
      <PublishDesk essay={essay} arranged={arranged} zones={zonesWith(arranged.zone)} />
    </Column>
  );
}

/** The zones that are offered: those of this machine, and the one that was named before. */
function zonesWith(named: string | null): string[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', USUAL_ZONE]);
  if (named !== null) known.add(named);
  return [...known].sort();
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
