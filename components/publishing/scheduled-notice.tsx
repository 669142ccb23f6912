import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Publishing } from '#lib/essays/views.ts';
import { formatInZone } from '#lib/kernel/time.ts';

type ScheduledNoticeProps = {
  schedule: NonNullable<Publishing['schedule']>;
  /** What is being written is what will be published. */
  isWhatStands: boolean;
};

/** Says when an essay is published, on whose clocks, and with which text. */
export function ScheduledNotice({ schedule, isWhatStands }: ScheduledNoticeProps) {
  const { at, zone, twice, keptAt } = schedule;
  return (
    <Notice
      title={
        <>
          It will be published on <time dateTime={at}>{formatInZone(new Date(at), zone)}</time>
        </>
      }
      className="mb-5"
    >
      {twice ? (
        <p>The clocks go back that night and show this time twice. It is the first of the two.</p>
      ) : null}
      <p>
        {isWhatStands
          ? 'With the text as it is now. What you write from here on is not in it, unless you set the time anew.'
          : 'With the text as it was on '}
        {isWhatStands ? null : (
          <>
            <Time at={keptAt} show="moment" />. What you wrote since is not in it; set the time anew
            to take it in.
          </>
        )}
      </p>
    </Notice>
  );
}
