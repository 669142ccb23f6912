import type { ReactNode } from 'react';
import { stateWords } from '#components/essays/desk-state.ts';
import { TakeBack } from '#components/essays/take-back.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import type { EssayDraft, Publishing } from '#lib/essays/views.ts';
import { formatInZone } from '#lib/kernel/time.ts';
import { AddressForm } from './address-form.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { missedWords } from './missed-words.ts';
import { PublishNow } from './publish-now.tsx';
import { ReviewLinks } from './review-links.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { ScheduledNotice } from './scheduled-notice.tsx';
import { Section } from './section.tsx';
import { Unschedule } from './unschedule.tsx';

type PublishDeskProps = { essay: EssayDraft; arranged: Publishing; zones: string[] };

/** Everything about an essay but its text: when readers get it, where, and what they are told. */
export function PublishDesk({ essay, arranged, zones }: PublishDeskProps) {
  const { schedule } = arranged;
  const isPublic = essay.publishedRevision !== null;
  const wasPublic = essay.publishedAt !== null;
  const isHidden = essay.hiddenById !== null;
  const isNothingNew = essay.state === 'published' && schedule === null;
  return (
    <>
      <State essay={essay} />
      {arranged.missed ? <Missed essayId={essay.id} missed={arranged.missed} /> : null}
      {isHidden ? null : (
        <>
          <Section title="Now">
            <Now essay={essay} isScheduled={schedule !== null} />
          </Section>
          {isNothingNew ? null : (
            <Section
              title="At a time"
              lead="The text is taken as it is when you set the time. The time zone is yours to choose; the essay appears within ten seconds of it."
            >
              <AtATime essay={essay} arranged={arranged} zones={zones} />
            </Section>
          )}
        </>
      )}
      <Section title="Address">
        <AddressForm
          essayId={essay.id}
          slug={essay.slug}
          wasPublic={wasPublic}
          follows={!wasPublic && !essay.addressChosen}
        />
        <Former addresses={arranged.formerAddresses} />
      </Section>
      <Section
        title="Links for reviewers"
        lead="Whoever has such a link reads the text as you last saved it, published or not, without signing in. Nobody finds it otherwise. Each works until you revoke it or take the essay back."
      >
        <ReviewLinks essayId={essay.id} links={arranged.links} canShare={!isHidden} />
      </Section>
      {isPublic || arranged.corrections.length > 0 ? (
        <Section title="Corrections">
          <ul className="mb-6 list-disc space-y-1 pl-5">
            {arranged.corrections.map(({ note, at }) => (
              <li key={`${at} ${note}`} className="wrap-anywhere">
                {note}{' '}
                <span className="text-meta text-soft">
                  (<Time at={at} />)
                </span>
              </li>
            ))}
          </ul>
          {isPublic ? <CorrectionForm essayId={essay.id} /> : null}
        </Section>
      ) : null}
      {isPublic || isHidden ? <TakeBack essayId={essay.id} comments={essay.comments} /> : null}
    </>
  );
}

function State({ essay }: { essay: EssayDraft }) {
  const address = `/essays/${essay.slug}`;
  return (
    <ul className="space-y-1">
      <li>{stateWords[essay.state]}</li>
      <li className="text-meta text-soft">
        {essay.words.toLocaleString('en-GB')} words, saved <Time at={essay.savedAt} show="moment" />
      </li>
      <li className="text-meta wrap-anywhere">
        {essay.publishedRevision === null ? (
          <span className="text-soft">Its address will be {address}</span>
        ) : (
          <a href={address} className="inline-block py-1">
            {address}
          </a>
        )}
      </li>
    </ul>
  );
}

function Missed({ essayId, missed }: { essayId: string } & Pick<Publishing, 'missed'>) {
  if (!missed) return null;
  const { at, zone, why } = missed;
  return (
    <Notice kind="problem" title="It was not published at the time you set" className="mt-6">
      <p className="mb-3">
        That was {formatInZone(new Date(at), zone)}, and {missedWords(why)}. Nothing is published by
        itself any more; set a new time if you want that.
      </p>
      <Unschedule essayId={essayId}>Take this remark away</Unschedule>
    </Notice>
  );
}

function Now({ essay, isScheduled }: { essay: EssayDraft; isScheduled: boolean }): ReactNode {
  if (essay.state === 'published') {
    return <p className="text-soft">Readers have the text as it is now.</p>;
  }
  if (essay.words === 0 || essay.title === '') return <Unfinished essay={essay} />;
  const again = essay.publishedAt !== null;
  return (
    <>
      {isScheduled ? (
        <p className="mb-4 text-meta text-soft">
          Publishing now takes the text as it is now, and the time that is set falls away.
        </p>
      ) : null}
      <PublishNow essayId={essay.id} version={essay.version} again={again} />
    </>
  );
}

function Unfinished({ essay }: { essay: EssayDraft }) {
  return (
    <p className="text-soft">
      {essay.title === '' ? 'It needs a title first.' : 'There is no word in it yet.'}{' '}
      <a href={`/write/${essay.id}`}>Go on writing</a>
    </p>
  );
}

function AtATime({ essay, arranged, zones }: PublishDeskProps) {
  const { schedule, zone } = arranged;
  const isWhatStands = schedule !== null && schedule.revision === essay.keptAs;
  const isUnfinished = essay.words === 0 || essay.title === '';
  return (
    <>
      {schedule ? (
        <>
          <ScheduledNotice schedule={schedule} isWhatStands={isWhatStands} />
          <div className="mb-6">
            <Unschedule essayId={essay.id}>Don’t publish it then</Unschedule>
          </div>
        </>
      ) : null}
      {isUnfinished ? (
        <Unfinished essay={essay} />
      ) : (
        <ScheduleForm
          essayId={essay.id}
          version={essay.version}
          local={schedule?.local ?? null}
          zone={zone}
          zones={zones}
        />
      )}
    </>
  );
}

function Former({ addresses }: { addresses: string[] }) {
  if (addresses.length === 0) return null;
  return (
    <div className="mt-5 text-meta text-soft">
      <p>These lead here:</p>
      <ul className="mt-1 list-disc pl-5">
        {addresses.map((address) => (
          <li key={address} className="wrap-anywhere">
            {address}
          </li>
        ))}
      </ul>
    </div>
  );
}
