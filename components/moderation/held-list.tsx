import { Prose } from '#components/ui/prose.tsx';
import { Time } from '#components/ui/time.tsx';
import type { HeldComment } from '#lib/moderation/views.ts';
import { ReleaseCommentForm } from './release-form.tsx';

type HeldListProps = {
  comments: HeldComment[];
  /** The page that they stand on. */
  here: string;
};

/** Held comments in the order of their discussion, each to be released by itself. */
export function HeldList({ comments, here }: HeldListProps) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {comments.map(({ id, number, author, html, writtenAt }) => (
        <li key={id} className="py-5">
          <p className="mb-2 text-meta text-soft wrap-break-word">
            <a href={`/comments/${id}/hide`}>#{number}</a> by{' '}
            <bdi className="font-semibold text-ink">{author}</bdi>,{' '}
            <Time at={writtenAt} show="moment" />
          </p>
          <Prose html={html} className="mb-4" />
          <ReleaseCommentForm commentId={id} number={number} next={here} />
        </li>
      ))}
    </ol>
  );
}
