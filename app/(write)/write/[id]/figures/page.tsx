import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { ReadFigures } from '#components/reading/read-figures.tsx';
import { WhatIsCounted } from '#components/reading/what-is-counted.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { isId } from '#lib/kernel/ids.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';
import { getMeasured, getReadFigures } from '#lib/reading/queries.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

export const instant = false;
export const metadata: Metadata = { title: 'Figures of an essay', robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

/** How an essay is read, for its author. */
export default async function FiguresPage({ params }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const actor = await currentActor(now);
  if (!isId(id)) return nothingHere();
  if (actor.personId === null) redirect(signInPage('/sign-in', `/write/${id}/figures`));
  // Whether there is such an essay is its author's business.
  const measured = await getMeasured(id);
  if (!measured || !can(actor, 'essay.figures', measured.subject, now).allowed) {
    return nothingHere();
  }
  const figures = await getReadFigures(id, now);
  const { title, published } = measured;
  const nothingYet = figures.openings === 0 && figures.comments.total === 0 && figures.saves === 0;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href={`/write/${id}`}>Back to the essay</a>}
        lead={
          figures.since ? (
            <>
              How it is read, counted since <Time at={`${figures.since}T00:00:00Z`} />.
            </>
          ) : (
            'How it is read.'
          )
        }
      >
        {title}
      </PageHeading>
      {nothingYet ? (
        <p className="border-y border-line py-6 text-soft">
          {published
            ? 'Nothing was counted yet. The first opening shows here within seconds.'
            : 'It is counted how an essay is read once it is published.'}
        </p>
      ) : (
        <ReadFigures figures={figures} />
      )}
      <WhatIsCounted file={`/write/${id}/figures/figures.csv`} />
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
