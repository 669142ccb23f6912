import type { Metadata } from 'next';
import { connection } from 'next/server';
import { isRefused, ReportView } from '#components/reports/report-view.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getEssayToReport } from '#lib/reports/queries.ts';
import { getSite } from '#lib/site/queries.ts';
import { leadOn } from '../../../../former-essay.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Report an essay' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ sent?: string | string[] }>;
};

/** Where anybody reports an essay, and sees what became of it. */
export default async function ReportEssayPage({ params, searchParams }: Props) {
  await connection();
  const { slug } = await params;
  const { sent } = await searchParams;
  const now = new Date();
  const about = await getEssayToReport(await currentActor(now), slug, now);
  if (!about) {
    await leadOn(slug, 'report');
    answerWith(404);
    return <NothingHere />;
  }
  if (isRefused(about)) answerWith(403);
  return (
    <ReportView
      about={about}
      siteUrl={getSite().url}
      sent={typeof sent === 'string' ? sent : null}
    />
  );
}
