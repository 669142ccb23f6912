import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { RunPage } from '#components/importing/run-page.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { getRun, getRunSubject } from '#lib/importing/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'What would come in', robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

/** What is in files that an author brought. To everybody else it is an address like no other. */
export default async function ImportRunPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=/write/import/${encodeURIComponent(id)}`);
  const subject = await getRunSubject(id);
  const run = subject && can(actor, 'import.run', subject, now).allowed ? await getRun(id) : null;
  if (!run) {
    answerWith(404);
    return <NothingHere />;
  }
  return <RunPage run={run} />;
}
