import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { GuideBody } from '#components/guide/guide-body.tsx';
import { HelpLines } from '#components/guide/help-lines.tsx';
import { pageStateWords } from '#components/guide/page-list.tsx';
import { PagePublication } from '#components/guide/page-publication.tsx';
import { NotAllowed } from '#components/site/not-allowed.tsx';
import { NothingHere } from '#components/site/nothing-here.tsx';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { getDeskPage } from '#lib/guide/queries.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { can } from '#lib/policy/can.ts';

export const instant = false;
export const metadata: Metadata = { title: 'A page on the desk', robots: { index: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  published: 'Published. Everybody can read it now.',
  'taken-back': 'Taken back. Readers find nothing at its address.',
};

export default async function DeskPagePage({ params, searchParams }: Props) {
  await connection();
  const now = new Date();
  const { id } = await params;
  const { done } = await searchParams;
  const actor = await currentActor(now);
  if (actor.personId === null) redirect(`/sign-in?next=/write/pages/${encodeURIComponent(id)}`);
  const answer = can(actor, 'guide.manage', null, now);
  if (!answer.allowed) {
    answerWith(403);
    return <NotAllowed title="A page of the guide" reason={answer.reason} />;
  }
  const page = await getDeskPage(id);
  if (!page) return nothingHere();
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column>
      <PageHeading
        above={<a href="/write">Your desk</a>}
        lead={
          <>
            /{page.permalink} · {pageStateWords[page.state]}
            {page.state === 'draft' ? null : (
              <>
                {' · '}
                <a href={`/${page.permalink}`}>read it</a>
              </>
            )}
          </>
        }
      >
        {page.title}
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      <PagePublication page={page} />
      <h2 className="mb-3 text-lead font-semibold">Your notes</h2>
      {page.notes.length === 0 ? (
        <p className="text-soft">There are none in this text.</p>
      ) : (
        <ul className="list-disc space-y-2 pl-5">
          {page.notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same note may stand twice, and the list never changes
            <li key={index} className="wrap-break-word">
              {note}
            </li>
          ))}
        </ul>
      )}
      <section aria-label="Preview" className="mt-10 border-t border-line pt-8">
        <p className="mb-4 text-meta text-soft">The latest revision, as readers would see it</p>
        <GuideBody document={page.document} />
        <HelpLines />
      </section>
      <details className="mt-10 border-t border-line pt-5">
        <summary className="cursor-pointer py-2 font-semibold">The text as it came in</summary>
        <pre className="mt-3 whitespace-pre-wrap wrap-break-word text-meta">{page.source}</pre>
      </details>
    </Column>
  );
}

function nothingHere() {
  answerWith(404);
  return <NothingHere />;
}
