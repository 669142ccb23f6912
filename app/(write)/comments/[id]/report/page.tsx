import type { Metadata } from 'next';
import { connection } from 'next/server';
import { CommentInContext } from '#components/comments/composer-context.tsx';
import { isRefused, ReportView } from '#components/reports/report-view.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { getCommentFor } from '#lib/comments/queries/for-one-person.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getItemToReport } from '#lib/reports/queries.ts';
import { getSite } from '#lib/site/queries.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Report a comment' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
};

/** Where anybody reports a comment, and sees what became of it. */
export default async function ReportCommentPage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const { sent } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  const [about, comment] = await Promise.all([
    getItemToReport(actor, { item: 'comment', id }, now),
    getCommentFor(actor, id, now),
  ]);
  if (!about || !comment) {
    answerWith(404);
    return <NothingHere />;
  }
  if (isRefused(about)) answerWith(403);
  return (
    <ReportView about={about} siteUrl={getSite().url} sent={typeof sent === 'string' ? sent : null}>
      <CommentInContext comment={comment} caption="This is" />
      {about.comment && !about.earlier && !isRefused(about) ? (
        <p className="mb-8 text-meta text-soft">
          Is it the name and not the text?{' '}
          <a href={`/comments/${id}/report-name`}>Report the name</a>
        </p>
      ) : null}
    </ReportView>
  );
}
