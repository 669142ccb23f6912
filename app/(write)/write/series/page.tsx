import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { SeriesForm } from '#components/series/series-form.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { listDeskSeries } from '#lib/series/queries.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Your series', robots: { index: false } };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** An author's series, and where one begins a new one. */
export default async function SeriesDeskPage({ searchParams }: Props) {
  await connection();
  const { done } = await searchParams;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect('/sign-in?next=/write/series');
  const answer = can(actor, 'series.create', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="Your series" reason={answer.reason} />;
  }
  const series = await listDeskSeries(actor.personId);
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead="Essays that belong together, in an order. Readers find the parts before and after on each of them."
      >
        Your series
      </PageHeading>
      {done === 'deleted' ? (
        <Notice live kind="success" className="mb-6">
          <p>The series is deleted. Its essays are as they were.</p>
        </Notice>
      ) : null}
      {series.length === 0 ? null : (
        <ul className="mb-12 divide-y divide-line border-y border-line">
          {series.map(({ id, title, parts, published }) => (
            <li key={id} className="py-4">
              <a
                href={`/write/series/${id}`}
                className="font-serif text-lead font-semibold wrap-anywhere"
              >
                {title}
              </a>
              <p className="mt-1 text-meta text-soft">
                {parts} {parts === 1 ? 'part' : 'parts'}, {published} published
              </p>
            </li>
          ))}
        </ul>
      )}
      <h2 className="mb-4 text-title font-semibold">Begin a series</h2>
      <SeriesForm series={null} />
    </Column>
  );
}
