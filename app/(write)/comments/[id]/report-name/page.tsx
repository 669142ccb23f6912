import type { Metadata } from 'next';
import { connection } from 'next/server';
import { isRefused, ReportView } from '#components/reports/report-view.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getItemToReport } from '#lib/reports/queries.ts';
import { getSite } from '#lib/site/queries.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Report a name' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
};

/** Where anybody reports the name that stands above a comment. */
export default async function ReportNamePage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const { sent } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  const about = await getItemToReport(actor, { item: 'name', id }, now);
  if (!about) {
    answerWith(404);
    return <NothingHere />;
  }
  if (isRefused(about)) answerWith(403);
  return (
    <ReportView about={about} siteUrl={getSite().url} sent={typeof sent === 'string' ? sent : null}>
      {about.comment ? (
        <p className="mb-8">
          This is about the name itself: one that gives somebody away, insults, or takes somebody
          else’s place. It stands above{' '}
          <a href={`/comments/${id}`}>comment #{about.comment.number}</a>. To report what the
          comment says, <a href={`/comments/${id}/report`}>report the comment</a>.
        </p>
      ) : null}
    </ReportView>
  );
}
