import type { ReactNode } from 'react';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ComparedText, RevisionLine } from '#lib/writing/views.ts';
import { CompareWith } from './compare-with.tsx';
import { Comparison } from './comparison.tsx';
import { RevisionMarks } from './revision-marks.tsx';
import { cameAbout } from './revision-words.ts';

type RevisionViewProps = {
  /** The page that lists the revisions. */
  history: string;
  /** What the text is called in the way back. */
  title: string;
  latest: number;
  revision: RevisionLine;
  text: ComparedText;
  /** What it is compared with. */
  other: ComparedText;
  /** The form that goes back to it. */
  children: ReactNode;
};

/** A revision of a text, what differs from another, and the way back to it. */
export function RevisionView(props: RevisionViewProps) {
  const { history, title, latest, revision, text, other, children } = props;
  const { number } = revision;
  const isOlder = other.number !== null && other.number < number;
  const [from, to] = isOlder ? [other, text] : [text, other];
  return (
    <>
      <PageHeading
        above={<a href={history}>History of {title}</a>}
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
        other={other.number}
        latest={latest}
      />
      <h2 className="mt-8 mb-4 text-lead font-semibold">
        {other.number === null
          ? `What changed since revision ${number}`
          : `From revision ${from.number} to revision ${to.number}`}
      </h2>
      <Comparison before={from} after={to} />
      <section aria-labelledby="restore" className="mt-12 border-t border-line pt-6">
        <h2 id="restore" className="mb-2 text-lead font-semibold">
          Go back to it
        </h2>
        {children}
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
    </>
  );
}
