import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { CommentView } from '#lib/comments/views.ts';
import { type Places, placeIn, windowAddress } from './places.ts';
import { Reactions } from './reactions.tsx';

type CommentProps = {
  comment: CommentView;
  places: Places;
};

/**
 * One comment without its replies. A page has fifty of these, so the markup is small and its looks
 * come from `.thread` in globals.css.
 */
export function Comment({ comment, places }: CommentProps) {
  const { id, number, state } = comment;
  return (
    <article
      data-comment
      id={`comment-${number}`}
      data-depth={comment.depth}
      data-state={state === 'shown' ? undefined : state}
    >
      <h3>
        <Author comment={comment} /> <a href={`/comments/${id}`}>{`#${number}`}</a>
      </h3>
      <Circumstances comment={comment} places={places} />
      {comment.html === null ? null : <Prose data-body html={comment.html} />}
      {state === 'deleted' ? null : (
        <p data-acts>
          {state === 'shown' ? (
            <>
              {comment.locked ? null : (
                <a href={`/comments/${id}/reply`} rel="nofollow" aria-label={`Reply to #${number}`}>
                  Reply
                </a>
              )}
              <Reactions comment={comment} />
            </>
          ) : null}
          <a href={`/comments/${id}/more`} rel="nofollow" aria-label={`More about #${number}`}>
            More
          </a>
        </p>
      )}
    </article>
  );
}

/** Who wrote it, or the line that stands in its place. */
function Author({ comment }: { comment: CommentView }) {
  if (comment.state === 'deleted') return <em>Deleted by its writer</em>;
  if (comment.state === 'hidden') {
    if (comment.awaits) return <em>Held until a moderator has looked at it</em>;
    return (
      <em>
        Hidden by a moderator: <a href="/rules">{comment.hiddenFor ?? 'house rules'}</a>
      </em>
    );
  }
  return <b data-author>{comment.author?.name}</b>;
}

/** When, in answer to whom, and what else is to be known of it. */
function Circumstances({ comment, places }: CommentProps) {
  const { id, number, answers, author } = comment;
  return (
    <p data-meta>
      {answers === null ? null : (
        <>
          <a href={placeIn(places, answers)}>{`reply to #${answers}`}</a>{' '}
        </>
      )}
      <Time at={comment.writtenAt} show="moment" />
      {comment.editedAt === null ? null : (
        <>
          {' '}
          <a href={`/comments/${id}/history`}>
            edited<VisuallyHidden>, earlier versions</VisuallyHidden>
          </a>
        </>
      )}
      {places.apart ? (
        <a href={windowAddress(places.slug, number)} aria-label={`#${number} in its place`}>
          in its place
        </a>
      ) : null}
      {comment.locked && !places.locked ? <i>locked</i> : null}
      {author === null || author.kind === 'member' ? null : <i>{author.kind}</i>}
      {comment.stance ? <i data-stance>{comment.stance}</i> : null}
    </p>
  );
}
