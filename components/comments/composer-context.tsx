import type { ReactNode } from 'react';
import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import type { CommentForOne } from '#lib/comments/views.ts';

type CommentInContextProps = {
  comment: CommentForOne;
  /** What it is here for: "You are answering". */
  caption: ReactNode;
};

/** A comment quoted on one of its own pages, as far as this person may read it. */
export function CommentInContext({ comment, caption }: CommentInContextProps) {
  const { number, author, html } = comment;
  return (
    <figure className="mb-8 border-l-4 border-edge bg-sunken px-4 py-3">
      <figcaption className="mb-2 text-meta text-soft wrap-break-word">
        {caption}{' '}
        {comment.state === 'held' ? (
          `#${number}`
        ) : (
          <a href={`/comments/${comment.id}`}>#{number}</a>
        )}
        {author ? (
          <>
            {' by '}
            <bdi className="font-semibold text-ink">{author.name}</bdi>
          </>
        ) : null}
        , <Time at={comment.writtenAt} show="moment" />
      </figcaption>
      {html === null ? (
        <p className="text-soft italic">{lineFor(comment)}</p>
      ) : (
        <blockquote
          // Long comments scroll in themselves, so that the form stays in sight; by keyboard too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          className="max-h-[60vh] overflow-y-auto"
        >
          <Prose html={html} />
        </blockquote>
      )}
    </figure>
  );
}

/** The line that stands in the place of a comment that cannot be read. */
function lineFor({ state, awaits, hiddenFor }: CommentForOne): string {
  if (state === 'deleted') return 'Deleted by its writer';
  if (awaits) return 'Held until a moderator has looked at it';
  return hiddenFor ? `Hidden by a moderator: ${hiddenFor}` : 'Hidden by a moderator';
}
