import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { AddPartForm } from '#components/series/add-part-form.tsx';
import { DeleteSeriesForm } from '#components/series/delete-series-form.tsx';
import { PartList } from '#components/series/part-list.tsx';
import { SeriesForm } from '#components/series/series-form.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { getDeskSeries, getSeriesSubject } from '#lib/series/queries.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A series', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: 'The series is begun. Readers see it when a part of it is published.',
  saved: 'Title and summary are saved.',
  added: 'The essay is the last part now.',
  removed: 'The essay is no part of this series any more. It is as it was.',
};

/** Where an author orders one of their series. */
export default async function SeriesEditorPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null)
    redirect(`/sign-in?next=${encodeURIComponent(`/write/series/${id}`)}`);
  const subject = await getSeriesSubject(id);
  if (!subject) {
    answerWith(404);
    return <NothingHere />;
  }
  const answer = can(actor, 'series.manage', subject, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="A series" reason={answer.reason} />;
  }
  const series = await getDeskSeries(id);
  if (!series) {
    answerWith(404);
    return <NothingHere />;
  }
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href="/write/series">Your series</a>}
        lead={
          series.published > 0 ? (
            <a href={`/series/${series.slug}`} className="inline-block py-1 text-meta">
              As readers see it
            </a>
          ) : undefined
        }
      >
        {series.title}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      <section aria-labelledby="parts">
        <h2 id="parts" className="mb-3 scroll-mt-6 text-title font-semibold">
          Parts
        </h2>
        {series.list.length === 0 ? (
          <p className="text-soft">There are none yet.</p>
        ) : (
          <PartList seriesId={series.id} parts={series.list} />
        )}
      </section>
      <section aria-labelledby="add" className="mt-10">
        <h2 id="add" className="mb-4 text-title font-semibold">
          Add a part
        </h2>
        <AddPartForm seriesId={series.id} essays={series.others} />
      </section>
      <section aria-labelledby="about" className="mt-12">
        <h2 id="about" className="mb-4 text-title font-semibold">
          What it is called
        </h2>
        <SeriesForm series={series} />
      </section>
      <DeleteSeriesForm seriesId={series.id} />
    </Column>
  );
}
