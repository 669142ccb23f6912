import { Time } from '#components/ui/time.tsx';
import type { CaseView } from '#lib/moderation/views.ts';
import { reasonText } from './reason-text.ts';
import { waitingFor } from './waiting-for.ts';

/** How urgent a case is, why it waits and for how long, and who works on it. */
export function CaseHead({ found, now }: { found: CaseView; now: Date }) {
  const { claim, closedAt } = found;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-meta">
      <Mark found={found} />
      <span className="wrap-anywhere">{whyItWaits(found)}</span>
      {closedAt === null ? (
        <span className="text-soft">
          <time dateTime={found.openedAt}>waits for {waitingFor(found.openedAt, now)}</time>
        </span>
      ) : (
        <span className="font-semibold">
          Decided on <Time at={closedAt} show="moment" />
        </span>
      )}
      {claim ? (
        <span className={`wrap-anywhere ${claim.isOwn ? 'text-accent' : 'font-semibold'}`}>
          {claim.isOwn ? 'You have it' : `${claim.by} works on it`} until{' '}
          <time dateTime={claim.until}>{claim.until.slice(11, 16)} UTC</time>
        </span>
      ) : null}
    </p>
  );
}

function Mark({ found: { urgency, closedAt } }: { found: CaseView }) {
  if (closedAt !== null) return null;
  if (urgency === 'danger') {
    return (
      <b className="rounded-soft bg-danger px-2 font-semibold text-on-danger">
        Urgent<span className="sr-only">:</span>
      </b>
    );
  }
  if (urgency === 'exposure') {
    return (
      <b className="rounded-soft border border-danger px-2 font-semibold text-danger">
        Pressing<span className="sr-only">:</span>
      </b>
    );
  }
  return null;
}

function whyItWaits({ origin, reason, reportCount }: CaseView): string {
  const times = reportCount === 1 ? 'once' : `${reportCount} times`;
  if (origin === 'appeal') return 'Appeal against a decision';
  if (origin === 'report') return `Reported ${times}: ${reasonText(reason)}`;
  const held = `Held: ${reasonText(reason)}`;
  return reportCount === 0 ? held : `${held}, and reported ${times}`;
}
