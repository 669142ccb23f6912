import type { Metadata } from 'next';
import { CaseDesk } from '#components/moderation/case-desk.tsx';
import { CaseHead } from '#components/moderation/case-head.tsx';
import { ItemTitle } from '#components/moderation/case-item.tsx';
import { DecidedNotice } from '#components/moderation/decided-notice.tsx';
import { QueueKeys } from '#components/moderation/queue-keys.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getCommentToJudge } from '#lib/moderation/queries/queue.ts';
import { getUndoable } from '#lib/moderation/queries/undoable.ts';
import { caseAddress } from '#lib/moderation/rules/queue.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { enterAsModerator } from '../../../enter-as-moderator.tsx';
import { one, type SearchParams } from '../../../read-address.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Moderate a comment' };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** Everything that can be decided about one comment, its writer's name and its discussion. */
export default async function ModerateCommentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const here = `/comments/${id}/hide`;
  const { actor, now, refusal } = await enterAsModerator(here, 'Moderate a comment');
  if (refusal) return refusal;
  const { personId } = actor;
  const [judged, undoable] = await Promise.all([
    getCommentToJudge(id, personId, now),
    personId === null ? null : getUndoable(personId, now),
  ]);
  if (!judged) {
    answerWith(404);
    return <NothingHere />;
  }
  const { caseId, view } = judged;
  return (
    <Column width="wide" className="pb-16">
      <PageHeading above={<a href="/moderation">Moderation</a>}>
        <ItemTitle item={view.item} />
      </PageHeading>
      <DecidedNotice undoable={undoable} done={one(asked.done)} next={here} />
      {caseId ? (
        <div className="mb-3 flex flex-wrap items-baseline gap-x-4">
          <CaseHead found={view} now={now} />
          <a href={caseAddress(caseId)} className="inline-flex min-h-9 items-center text-meta">
            Its case in the queue
          </a>
        </div>
      ) : null}
      <QueueKeys cases={[view.id]} />
      <CaseDesk
        found={view}
        caseId={caseId}
        here={here}
        next={here}
        isAdmin={actor.kinds.includes('admin')}
      />
    </Column>
  );
}
