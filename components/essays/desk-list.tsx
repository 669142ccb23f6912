import { Time } from '#components/ui/time.tsx';
import type { DeskEssay } from '#lib/essays/views.ts';
import { formatInZone } from '#lib/kernel/time.ts';
import { DeskActs } from './desk-acts.tsx';
import { stateWords, UNTITLED } from './desk-state.ts';

/** An author's essays, last written on first, each with its state, its figures and what can be done with it. */
export function DeskList({ essays }: { essays: DeskEssay[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {essays.map((essay) => (
        <li key={essay.id} className="py-5">
          <a
            href={`/write/${essay.id}`}
            className="font-serif text-lead font-semibold wrap-break-word"
          >
            <bdi>{essay.title || UNTITLED}</bdi>
          </a>
          <p className="mt-1 text-meta">
            <State essay={essay} />
          </p>
          {essay.missed ? (
            <p className="mt-0.5 text-meta font-semibold text-danger">
              It was not published at the time you set.{' '}
              <a href={`/write/${essay.id}/publish`}>Read why</a>
            </p>
          ) : null}
          <p className="mt-0.5 text-meta text-soft">
            {count(essay.words, 'word')}
            {essay.publishedAt === null ? '' : ` · ${count(essay.comments, 'comment')}`} · last
            written on <Time at={essay.updatedAt} show="moment" />
          </p>
          <DeskActs essay={essay} />
        </li>
      ))}
    </ul>
  );
}

/** In which state it is, and since or until when. */
function State({ essay }: { essay: DeskEssay }) {
  const { state, publishedAt, takenBackAt, scheduledFor, scheduledZone } = essay;
  const planned = scheduledFor && scheduledZone ? { scheduledFor, scheduledZone } : null;
  if (state === 'scheduled' && planned) return <Planned {...planned} />;
  if (state === 'hidden' && essay.hiddenById) {
    return (
      <>
        {stateWords.hidden} · <a href={`/decisions/${essay.hiddenById}`}>why</a>
      </>
    );
  }
  if (state === 'taken-back' && takenBackAt) {
    return (
      <>
        Taken back on <Time at={takenBackAt} />, seen by you only
      </>
    );
  }
  if (publishedAt === null || (state !== 'published' && state !== 'changed')) {
    return stateWords[state];
  }
  return (
    <>
      Published on <Time at={publishedAt} />
      {state === 'changed' ? ', with changes that readers do not see yet' : ''}
      {planned ? (
        <>
          {' · '}
          <Planned {...planned} isMore />
        </>
      ) : null}
    </>
  );
}

type PlannedProps = { scheduledFor: string; scheduledZone: string; isMore?: boolean };

function Planned({ scheduledFor, scheduledZone, isMore = false }: PlannedProps) {
  const at = formatInZone(new Date(scheduledFor), scheduledZone);
  return (
    <>
      {isMore ? 'the changes come' : 'To be published'} on <time dateTime={scheduledFor}>{at}</time>
    </>
  );
}

const count = (number: number, thing: string) =>
  `${number.toLocaleString('en-GB')} ${thing}${number === 1 ? '' : 's'}`;
