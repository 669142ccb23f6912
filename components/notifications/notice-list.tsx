import type { ReactNode } from 'react';
import { Explanation } from '#components/moderation/decision-list.tsx';
import { Time } from '#components/ui/time.tsx';
import { RULING_WORDS } from '#lib/appeals/rules.ts';
import { concernWords } from '#lib/notifications/rules.ts';
import type { NoticeView, Told } from '#lib/notifications/views.ts';
import { OUTCOME_WORDS } from '#lib/reports/rules.ts';

/** What the site has to tell a person, newest first; what is new to them says so. */
export function NoticeList({ notices }: { notices: NoticeView[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {notices.map(({ id, madeAt, isNew, told }) => (
        <li key={id} data-new={isNew || undefined} className="py-4">
          <p className="text-meta text-soft">
            {isNew ? <b className="font-semibold text-accent">New · </b> : null}
            <Time at={madeAt} show="moment" />
          </p>
          <Words told={told} />
        </li>
      ))}
    </ol>
  );
}

function Words({ told }: { told: Told }) {
  switch (told.kind) {
    case 'decision':
      return (
        <Entry
          leadsTo={{ href: `/decisions/${told.decisionId}`, text: 'Read why' }}
          also={told.rule === null ? null : `House rule: ${told.rule}.`}
        >
          {concernWords(told.concern)}
        </Entry>
      );
    case 'appeal_outcome':
      return (
        <Entry
          leadsTo={{ href: `/decisions/${told.decisionId}#appeal`, text: 'Read why' }}
          also={`It was about this: ${concernWords(told.concern)}`}
        >
          Your appeal was looked at. {RULING_WORDS[told.outcome ?? 'upheld']}
        </Entry>
      );
    case 'report_outcome':
      return (
        <Entry
          leadsTo={told.address === null ? null : { href: told.address, text: 'Your report' }}
          also={OUTCOME_WORDS[told.outcome ?? 'open']}
        >
          You reported {reported(told)}.
        </Entry>
      );
    case 'reveal':
      return (
        <Entry
          leadsTo={told.title === '' ? null : { href: `/essays/${told.slug}`, text: 'The essay' }}
          also={null}
        >
          An administrator learned that “<bdi>{told.name}</bdi>”
          {told.title === '' ? '' : ` below “${told.title}”`} is you, and nobody else did. This is
          the reason that was written down:
          <Explanation text={told.reason} />
        </Entry>
      );
  }
}

function reported({ item, number, title }: Extract<Told, { kind: 'report_outcome' }>): string {
  const where = title === '' ? '' : ` on “${title}”`;
  if (item === 'comment') return `comment #${number}${where}`;
  if (item === 'name') return `a name${where}`;
  return title === '' ? 'an essay' : `the essay “${title}”`;
}

type EntryProps = {
  children: ReactNode;
  also: string | null;
  leadsTo: { href: string; text: string } | null;
};

function Entry({ children, also, leadsTo }: EntryProps) {
  return (
    <>
      <div className="mt-1 wrap-anywhere">{children}</div>
      {also ? <p className="mt-1 text-meta text-soft wrap-anywhere">{also}</p> : null}
      {leadsTo ? (
        <p>
          <a href={leadsTo.href} className="inline-flex min-h-11 items-center">
            {leadsTo.text}
          </a>
        </p>
      ) : null}
    </>
  );
}
