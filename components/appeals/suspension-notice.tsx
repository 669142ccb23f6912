import { Explanation } from '#components/moderation/decision-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import type { OwnSuspension } from '#lib/moderation/views.ts';

/** Why and until when somebody may not write here, and what they can still do. */
export function SuspensionNotice({ suspensions }: { suspensions: OwnSuspension[] }) {
  const [longest] = suspensions;
  if (!longest) return null;
  return (
    <Notice kind="problem" title="Your account is suspended" className="mb-8">
      <p className="mt-1">
        {longest.until ? (
          <>
            Until <Time at={longest.until} show="moment" /> you
          </>
        ) : (
          'Until a moderator ends it you'
        )}{' '}
        can read everything and write nothing. You can still take your data with you, delete what
        you wrote, and delete your account.
      </p>
      {suspensions.map(({ decisionId, explanation }) => (
        <div key={decisionId ?? explanation} className="mt-3">
          <p className="font-semibold">The reason</p>
          <Explanation text={explanation} />
          {decisionId ? (
            <p>
              <a href={`/decisions/${decisionId}`} className="inline-block py-1">
                The whole decision, and how to appeal it
              </a>
            </p>
          ) : null}
        </div>
      ))}
    </Notice>
  );
}
