import { branchPage } from '#lib/comments/rules/addresses.ts';
import type { CommentView } from '#lib/comments/views.ts';
import { Comment } from './comment.tsx';
import type { Places } from './places.ts';

type CommentListProps = {
  comments: CommentView[];
  places: Places;
  /** What is below the comment they answer beyond these, and that comment's number. */
  further?: { count: number; from: number; of: number } | null;
};

/** Comments with what answers them, each branch to be folded without a script. */
export function CommentList({ comments, places, further = null }: CommentListProps) {
  return (
    <ol>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Comment comment={comment} places={places} />
          {comment.replies.length === 0 ? null : (
            <details open>
              <summary>{inWords(comment.replyCount, 'reply', 'replies')}</summary>
              <CommentList
                comments={comment.replies}
                places={places}
                further={comment.more && { ...comment.more, of: comment.number }}
              />
            </details>
          )}
        </li>
      ))}
      {further === null ? null : (
        <li data-more>
          <a
            href={branchPage(places.slug, further.from)}
            aria-label={`${inWords(further.count, 'more reply', 'more replies')} below #${further.of}`}
          >
            {inWords(further.count, 'more reply', 'more replies')}
          </a>
        </li>
      )}
    </ol>
  );
}

function inWords(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;
}
