import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { DeletedNotice } from '#components/essays/deleted-notice.tsx';
import { stateWords, UNTITLED } from '#components/essays/desk-state.ts';
import { Editor } from '#components/essays/editor.tsx';
import { coversOf } from '#components/essays/editor-fields.ts';
import { TakeBack } from '#components/essays/take-back.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getBrokenLinks, getDraft, getEssaySubject, listEssays } from '#lib/essays/queries.ts';
import { listOwnPictures } from '#lib/images/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Edit an essay', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  duplicated: 'This is the copy. Nobody but you can see it.',
  created: 'Your draft is saved. Nobody but you can see it.',
  saved: 'Saved. Readers see it when you publish.',
  published: 'Published. Everybody can read it now.',
  'taken-back': 'Taken back. Nobody but you can see it.',
};

export default async function EditEssayPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { done } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=/write/${encodeURIComponent(id)}`);
  // Whether a draft exists is its author's business: for everybody else it does not.
  const subject = await getEssaySubject(id);
  if (!subject || !can(actor, 'essay.save', subject, now).allowed) return nothingHere();
  const essay = await getDraft(id, actor.personId);
  if (!essay) return nothingHere();
  const [{ pictures }, essays, broken] = await Promise.all([
    listOwnPictures(actor.personId, null),
    listEssays(),
    getBrokenLinks(essay.source, essay.id),
  ]);
  const isPublic = essay.state === 'published' || essay.state === 'changed';
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column width={essay.deletedAt === null ? 'desk' : 'text'}>
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead={
          <>
            {stateWords[essay.state]}
            {isPublic ? (
              <>
                {' · '}
                <a href={`/essays/${essay.slug}`}>read it</a>
                {' · '}
                <a href={`/write/${essay.id}/figures`}>figures</a>
              </>
            ) : null}
            {' · '}
            {essay.deletedAt === null ? (
              <>
                <a href={`/write/${essay.id}/publish`}>publishing</a>
                {' · '}
              </>
            ) : null}
            <a href={`/write/${essay.id}/history`}>history</a>
          </>
        }
      >
        {essay.title || UNTITLED}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      {essay.hiddenById ? (
        <Notice title="A moderator has hidden this essay" className="mb-6">
          <p>
            Readers find neither it nor its discussion. What you write here is kept, but cannot be
            published meanwhile.{' '}
            <a href={`/decisions/${essay.hiddenById}`}>Read why, and how to appeal</a>
          </p>
        </Notice>
      ) : null}
      {essay.deletedAt === null ? (
        <Editor
          essay={essay}
          covers={coversOf(pictures)}
          answerable={essays.filter(({ slug }) => slug !== essay.slug).map(({ title }) => title)}
          broken={broken}
        />
      ) : (
        <DeletedNotice essay={essay} />
      )}
      {isPublic || essay.hiddenById ? (
        <TakeBack essayId={essay.id} comments={essay.comments} />
      ) : null}
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
