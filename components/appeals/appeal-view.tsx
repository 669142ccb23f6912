import { Explanation } from '#components/moderation/decision-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { RULING_WORDS } from '#lib/appeals/rules.ts';
import type { AppealView } from '#lib/appeals/views.ts';

/** What was said against a decision, and what became of it. Never who decided. */
export function Appeal({ appeal, isOwn }: { appeal: AppealView; isOwn: boolean }) {
  const { text, madeAt, outcome, explanation, decidedAt } = appeal;
  return (
    <>
      <figure className="border-l-4 border-edge bg-sunken px-4 py-3">
        <figcaption className="text-meta text-soft">
          {isOwn ? 'You wrote' : 'The person wrote'}, <Time at={madeAt} show="moment" />
        </figcaption>
        <blockquote>
          <Explanation text={text} />
        </blockquote>
      </figure>
      {outcome === null ? (
        <p className="mt-4 text-soft">
          {isOwn
            ? 'Nobody has decided about it yet. Another moderator looks at it where there is one, and you will be told.'
            : 'Nobody has decided about it yet.'}
        </p>
      ) : (
        <Notice
          kind={outcome === 'reversed' ? 'success' : 'info'}
          title={RULING_WORDS[outcome]}
          className="mt-4"
        >
          <Explanation text={explanation ?? ''} />
          {decidedAt ? (
            <p className="mt-2 text-soft">
              Decided on <Time at={decidedAt} show="moment" />
            </p>
          ) : null}
        </Notice>
      )}
    </>
  );
}
