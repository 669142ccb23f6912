import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { RestorePageForm } from '#components/guide/restore-page-form.tsx';
import { CompareWith } from '#components/history/compare-with.tsx';
import { Comparison } from '#components/history/comparison.tsx';
import { RevisionMarks } from '#components/history/revision-marks.tsx';
import { cameAbout } from '#components/history/revision-words.ts';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import { getDeskPage, getPageRevision, readPageText } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A revision', robots: { index: false } };

type Props = {
  params: Promise<{ id: string; number: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

/** A revision's number in an address; null for anything else. */
const numberIn = (text: unknown): number | null =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

export default async function PageRevisionPage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id, number: asked } = await params;
  const { with: other } = await searchParams;
  const actor = await currentActor(now);
  const history = `/write/pages/${encodeURIComponent(id)}/history`;
  const number = numberIn(asked);
  if (actor.personId === null) redirect(`/sign-in?next=${history}`);
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="A revision of a page" reason={answer.reason} />;
  }
  if (number === null) return nothingHere();
  const [page, revision, text] = await Promise.all([
    getDeskPage(id),
    getPageRevision(id, number, actor.personId),
    readPageText(id, number),
  ]);
  if (!page || !revision || !text) return nothingHere();
  const second = await readPageText(id, numberIn(other));
  if (!second) return nothingHere();
  const isOlder = second.number !== null && second.number < number;
  const [from, to] = isOlder ? [second, text] : [text, second];
  return (
    <Column>
      <PageHeading
        above={<a href={history}>History of {page.title || 'an untitled page'}</a>}
        lead={
          <>
            <bdi>{cameAbout(revision)}</bdi> · <Time at={revision.savedAt} show="moment" /> ·{' '}
            {revision.words.toLocaleString('en-GB')} words
          </>
        }
      >
        Revision {number}
      </PageHeading>
      <p className="mb-6 flex flex-wrap gap-2 empty:hidden">
        <RevisionMarks {...revision} />
      </p>
      <CompareWith
        path={`${history}/${number}`}
        number={number}
        other={second.number}
        latest={page.latestRevision}
      />
      <h2 className="mt-8 mb-4 text-lead font-semibold">
        {second.number === null
          ? `What changed since revision ${number}`
          : `From revision ${from.number} to revision ${to.number}`}
      </h2>
      <Comparison before={from} after={to} />
      <section aria-labelledby="restore" className="mt-12 border-t border-line pt-6">
        <h2 id="restore" className="mb-2 text-lead font-semibold">
          Go back to it
        </h2>
        <RestorePageForm pageId={page.id} number={number} />
      </section>
      <details className="mt-10 border-t border-line pt-5">
        <summary className="cursor-pointer py-2 font-semibold">
          The whole text of revision {number}
        </summary>
        <pre
          lang={text.language}
          dir="auto"
          className="mt-3 whitespace-pre-wrap wrap-break-word font-serif"
        >
          {text.source}
        </pre>
      </details>
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
