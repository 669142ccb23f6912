import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RunState, RunView } from '#lib/importing/views.ts';
import { LookAgain } from './look-again.tsx';
import { BringInForm, DeleteRunForm } from './run-forms.tsx';
import { namesOf } from './run-list.tsx';
import { RunReportView } from './run-report.tsx';
import { isBusy } from './run-state.ts';

const HEADINGS: Record<RunState, string> = {
  brought: 'Your files are being read',
  reading: 'Your files are being read',
  ready: 'What would come in',
  importing: 'Your texts are coming in',
  done: 'What came in',
  refused: 'Nothing came in',
};

/** One import, whatever it is doing. */
export function RunPage({ run }: { run: RunView }) {
  const { id, state, report } = run;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href="/write/import">Bring in texts</a>}
        lead={<bdi>{namesOf(run)}</bdi>}
      >
        {HEADINGS[state]}
      </PageHeading>
      {isBusy(state) ? <Progress run={run} /> : null}
      {state === 'refused' ? (
        <Notice kind="problem" title="These files can’t be brought in" className="mb-8">
          <p className="wrap-anywhere">
            <bdi>{run.refusal}</bdi>
          </p>
        </Notice>
      ) : null}
      {state === 'ready' ? (
        <Notice className="mb-8">
          <p>Nothing is written yet. {choicesOf(run)}</p>
        </Notice>
      ) : null}
      {report && !isBusy(state) ? (
        <RunReportView report={report} isDone={state === 'done'} />
      ) : null}
      <div className="mt-10 flex flex-wrap items-start gap-4">
        {state === 'ready' ? <BringInForm runId={id} /> : null}
        <DeleteRunForm runId={id} label={DELETE[state]} />
      </div>
      <p className="mt-6 text-meta text-soft">
        {state === 'done' || state === 'refused'
          ? 'The files are deleted; this page goes by itself on '
          : 'Files and page are deleted by themselves on '}
        <Time at={run.goesAt} />.
      </p>
    </Column>
  );
}

const DELETE: Record<RunState, string> = {
  brought: 'Cancel and delete the files',
  reading: 'Cancel and delete the files',
  ready: 'Delete the files',
  importing: 'Cancel: nothing comes in',
  done: 'Delete this report',
  refused: 'Delete this report',
};

const BAR =
  'block h-2 w-full appearance-none overflow-hidden rounded-soft bg-sunken [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent';

function Progress({ run: { id, state, done, report } }: { run: RunView }) {
  const total =
    state === 'importing' && report
      ? report.items.length + report.moreItems + report.leftOut.length + report.moreLeftOut
      : 0;
  const known = total > 0 && done <= total;
  return (
    <div role="status" className="mb-8 space-y-3">
      <p>
        {done === 0
          ? 'This takes a moment.'
          : `${done.toLocaleString('en-GB')}${known ? ` of ${total.toLocaleString('en-GB')}` : ''} texts and discussions so far.`}{' '}
        You can close this page; it goes on.
      </p>
      {known ? (
        <progress value={done} max={total} className={BAR} aria-label="Texts and discussions" />
      ) : null}
      <LookAgain href={`/write/import/${id}`} />
    </div>
  );
}

function choicesOf({ consent, publish, report }: RunView): string {
  const texts = (report?.essays.added ?? 0) + (report?.pages.added ?? 0);
  const comments = report?.comments.added ?? 0;
  return [
    ...(texts > 0
      ? [publish ? 'Texts are published with the dates they had.' : 'Texts come in as your drafts.']
      : []),
    ...(comments > 0 && consent === 'unknown' ? ['Comments wait for a moderator.'] : []),
  ].join(' ');
}
