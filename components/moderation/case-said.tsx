import { Time } from '#components/ui/time.tsx';
import { kinds } from '#lib/moderation/rules/kinds.ts';
import type { CaseView, EarlierDecision } from '#lib/moderation/views.ts';
import { reasonText } from './reason-text.ts';

/** h4: beside a case of the queue; h2: on a page of its own. */
type Level = 'h2' | 'h4';

function Heading({ level: Level, children }: { level: Level; children: string }) {
  const look = Level === 'h2' ? 'mb-2 text-lead' : 'text-small text-soft';
  return <Level className={`font-semibold ${look}`}>{children}</Level>;
}

type ReportsProps = { reports: CaseView['reports']; level?: Level };

/** What people said who reported something, by reason. Never who they are. */
export function Reports({ reports, level = 'h4' }: ReportsProps) {
  if (reports.length === 0) return null;
  return (
    <section>
      <Heading level={level}>Reports</Heading>
      <ul className="space-y-1.5 text-meta">
        {reports.map(({ reason, count, notices, notes }) => (
          <li key={reason}>
            <b className="font-semibold">{reasonText(reason)}</b>
            {count > 1 ? ` × ${count}` : ''}
            {notices > 0 ? `, ${notices === count ? '' : `${notices} of them `}by notice` : ''}
            {notes.map((note, index) => (
              <q
                // Notes of one reason have no id and never change their order.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={index}
                className="block overflow-clip whitespace-pre-line wrap-anywhere"
              >
                {note}
              </q>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type NotesProps = { notes: CaseView['notes']; level?: Level };

/** What moderators told each other about a case. */
export function Notes({ notes, level = 'h4' }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <section>
      <Heading level={level}>Notes among moderators</Heading>
      <ul className="space-y-1.5 text-meta">
        {notes.map(({ id, by, text, writtenAt }) => (
          <li key={id} className="wrap-anywhere">
            <bdi className="font-semibold">{by}</bdi>{' '}
            <span className="text-soft">
              <Time at={writtenAt} show="moment" />
            </span>
            <span className="block overflow-clip whitespace-pre-line">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was decided before about the same persona, essay or discussion, in short. */
export function Earlier({ earlier }: { earlier: CaseView['earlier'] }) {
  const { count, decisions } = earlier;
  return (
    <section>
      <Heading level="h4">Decided before</Heading>
      {decisions.length === 0 ? (
        <p className="text-meta text-soft">Nothing.</p>
      ) : (
        <ul className="space-y-0.5 text-meta">
          {decisions.map((decision) => (
            <li key={decision.id} className="wrap-anywhere">
              <EarlierLine decision={decision} />
            </li>
          ))}
        </ul>
      )}
      {count > decisions.length ? (
        <p className="text-meta text-soft">and {count - decisions.length} more</p>
      ) : null}
    </section>
  );
}

/** "Hidden: harassment, #3, 20 Nov 2026 by Temperance". */
export function EarlierLine({ decision }: { decision: EarlierDecision }) {
  const { kind, comment, rule, decidedAt, by, automated, endsAt } = decision;
  return (
    <>
      <b className="font-semibold">{kinds[kind].past}</b>
      {rule ? `: ${rule}` : ''}
      {comment ? (
        <>
          , <a href={`/comments/${comment.id}/hide`}>#{comment.number}</a>
        </>
      ) : null}
      {endsAt ? (
        <>
          , until <Time at={endsAt} />
        </>
      ) : null}
      <span className="text-soft">
        , <Time at={decidedAt} />
        {automated ? ', automatically' : by ? <BySomebody name={by} /> : null}
      </span>
    </>
  );
}

function BySomebody({ name }: { name: string }) {
  return (
    <>
      {' by '}
      <bdi>{name}</bdi>
    </>
  );
}
