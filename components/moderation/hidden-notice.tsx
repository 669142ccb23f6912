import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import type { CommentForOne } from '#lib/comments/views.ts';
import type { DecisionForWriter } from '#lib/moderation/views.ts';
import { DecisionList, Explanation } from './decision-list.tsx';

type HiddenNoticeProps = {
  comment: CommentForOne;
  /** Newest first; empty for who may not know of them. */
  decisions: DecisionForWriter[];
};

/** Above a comment on its own page: what moderators decided, for its writer and for moderators. */
export function HiddenNotice({ comment, decisions }: HiddenNoticeProps) {
  if (comment.state === 'held') {
    return (
      <Notice
        title={
          comment.isOwn
            ? 'Your comment waits for a moderator'
            : 'This comment waits for a moderator'
        }
        className="mb-6"
      >
        {decisions[0]?.kind === 'hold' ? <Explanation text={decisions[0].explanation} /> : null}
        <p className="mt-2">
          Nobody but {comment.isOwn ? 'you and moderators sees' : 'its writer and moderators see'}{' '}
          it until it is released.
        </p>
      </Notice>
    );
  }
  if (comment.state === 'deleted' || decisions.length === 0) return null;
  const hiding = decisions.find(({ kind }) => kind === 'hide' || kind === 'hold');
  if (comment.state === 'hidden' && hiding) {
    const others = decisions.filter((decision) => decision !== hiding);
    return <Hidden comment={comment} latest={hiding} others={others} />;
  }
  return (
    <section aria-labelledby="decisions" className="mb-8">
      <h2 id="decisions" className="mb-2 text-lead font-semibold">
        What moderators decided about {comment.isOwn ? 'your comment' : 'this comment'}
      </h2>
      <DecisionList decisions={decisions} />
    </section>
  );
}

function titleFor({ isOwn, awaits }: CommentForOne): string {
  if (awaits)
    return `${isOwn ? 'Your' : 'This'} comment is held until a moderator has looked at it`;
  return isOwn ? 'A moderator has hidden your comment' : 'This comment is hidden';
}

function lineOf({ awaits, hiddenFor }: CommentForOne): string {
  return awaits ? 'Held until a moderator has looked at it' : `Hidden by a moderator: ${hiddenFor}`;
}

type HiddenProps = {
  comment: CommentForOne;
  /** The decision that hides it now. */
  latest: DecisionForWriter;
  others: DecisionForWriter[];
};

function Hidden({ comment, latest, others }: HiddenProps) {
  return (
    <Notice kind="problem" className="mb-6" title={titleFor(comment)}>
      <div className="mt-1 space-y-3 text-body">
        <p>
          {comment.isOwn ? 'You still see it below. ' : ''}
          {comment.wasShown ? (
            <>
              Readers see only this line in its place: <em>{lineOf(comment)}</em>
            </>
          ) : (
            'Readers have never seen it.'
          )}
        </p>
        {latest.rule ? (
          <p>
            <b className="font-semibold">House rule: {latest.rule.title}.</b> {latest.rule.text}
          </p>
        ) : null}
        <div>
          <p className="font-semibold">
            {latest.kind === 'hold' ? 'Why it is held' : 'The moderator’s reason'}
          </p>
          <Explanation text={latest.explanation} />
        </div>
        <p className="text-soft">
          Decided on <Time at={latest.decidedAt} show="moment" />
        </p>
        <p>
          <a href={`/decisions/${latest.id}`} className="inline-block py-1">
            {comment.isOwn ? 'The whole decision, and how to appeal it' : 'The whole decision'}
          </a>
        </p>
        {others.length > 0 ? (
          <details>
            <summary className="py-1">Other decisions ({others.length})</summary>
            <DecisionList decisions={others} />
          </details>
        ) : null}
      </div>
    </Notice>
  );
}
