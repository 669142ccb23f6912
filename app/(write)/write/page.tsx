import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DeskList } from '#components/essays/desk-list.tsx';
import { DeskMessage } from '#components/essays/desk-message.tsx';
import { stateNames } from '#components/essays/desk-state.ts';
import { DeskStates } from '#components/essays/desk-states.tsx';
import { PageList } from '#components/guide/page-list.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { countDeletedDrafts, getDraft, getEssaySubject, listDesk } from '#lib/essays/queries.ts';
import { ESSAY_STATES, type EssayState } from '#lib/essays/rules.ts';
import { listDeskPages } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Your desk', robots: { index: false } };

type Query = Partial<Record<'show' | 'after' | 'deleted' | 'restored', string | string[]>>;
type Props = { searchParams: Promise<Query> };

export default async function DeskPage({ searchParams }: Props) {
  await connection();
  const now = new Date();
  const { show, after, deleted, restored } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write');
  const answer = can(actor, 'essay.create', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Your desk" reason={answer.reason} />;
  }
  const only = ESSAY_STATES.find((state) => state === show);
  const from = typeof after === 'string' ? after : undefined;
  const [desk, pages, inBin, done] = await Promise.all([
    listDesk(actor.personId, { only, after: from }),
    listDeskPages(),
    countDeletedDrafts(actor.personId),
    ownDraft(deleted ?? restored, actor, now),
  ]);
  return (
    <Column>
      <PageHeading>Your desk</PageHeading>
      {done && (done.deletedAt !== null) === (deleted !== undefined) ? (
        <DeskMessage essay={done} />
      ) : null}
      <p className="mb-8">
        <ButtonLink kind="primary" href="/write/new">
          New essay
        </ButtonLink>
      </p>
      <h2 className="mb-3 text-lead font-semibold">Essays</h2>
      <DeskStates counts={desk.counts} shown={only} />
      {desk.essays.length === 0 ? <Empty only={only} /> : <DeskList essays={desk.essays} />}
      <ul className="mt-5 flex flex-wrap gap-x-5 gap-y-1 *:py-1">
        {desk.next === null ? null : (
          <li>
            <a rel="next" href={nextPage(only, desk.next)}>
              Earlier essays
            </a>
          </li>
        )}
        {inBin === 0 ? null : (
          <li>
            <a href="/write/deleted">Deleted drafts ({inBin.toLocaleString('en-GB')})</a>
          </li>
        )}
      </ul>
      <h2 className="mt-12 mb-3 text-lead font-semibold">More of your work</h2>
      <ul className="space-y-1 *:py-1">
        <li>
          <a href="/write/series">Series</a>
          <span className="text-soft">: essays that belong together, in their order</span>
        </li>
        <li>
          <a href="/write/images">Pictures</a>
          <span className="text-soft">: what you have brought, and what each shows</span>
        </li>
        <li>
          <a href="/write/import">Bring in texts</a>
          <span className="text-soft">: from WordPress, Jekyll, Discourse or Disqus</span>
        </li>
      </ul>
      <h2 className="mt-12 mb-3 text-lead font-semibold">Pages of the guide</h2>
      <PageList pages={pages} />
    </Column>
  );
}

/** The draft that an act has just led here from; null for one of somebody else's. */
async function ownDraft(id: string | string[] | undefined, actor: Actor, now: Date) {
  if (typeof id !== 'string') return null;
  const subject = await getEssaySubject(id);
  if (!subject || !can(actor, 'essay.save', subject, now).allowed) return null;
  return getDraft(id, actor.personId);
}

function nextPage(only: EssayState | undefined, next: string): string {
  return `/write?${new URLSearchParams({ ...(only ? { show: only } : {}), after: next })}`;
}

function Empty({ only }: { only: EssayState | undefined }) {
  return (
    <p className="text-soft">
      {only
        ? `No essays under “${stateNames[only]}”.`
        : 'Nothing here yet. What you start stays yours until you publish.'}
    </p>
  );
}
