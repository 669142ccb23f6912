import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { Editor } from '#components/essays/editor.tsx';
import { coversOf } from '#components/essays/editor-fields.ts';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { listEssays } from '#lib/essays/queries.ts';
import { listOwnPictures } from '#lib/images/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'New essay', robots: { index: false } };

export default async function NewEssayPage() {
  await connection();
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/new');
  const answer = can(actor, 'essay.create', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="New essay" reason={answer.reason} />;
  }
  const [{ pictures }, essays] = await Promise.all([
    listOwnPictures(actor.personId, null),
    listEssays(),
  ]);
  return (
    <Column width="desk">
      <PageHeading above={<a href="/write">Your desk</a>}>New essay</PageHeading>
      <Editor
        essay={null}
        covers={coversOf(pictures)}
        answerable={essays.map(({ title }) => title)}
        broken={[]}
      />
    </Column>
  );
}
