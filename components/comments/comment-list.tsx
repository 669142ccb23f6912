import type { CommentView } from '#lib/comments/views.ts';
import { Comment } from './comment.tsx';

type CommentListProps = {
  comments: CommentView[];
  placeOf: (number: number) => string;
};

/** Comments with what answers them, each branch to be folded without a script. */
export function CommentList({ comments, placeOf }: CommentListProps) {
  return (
    <ol>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Comment comment={comment} placeOf={placeOf} />
          {comment.replies.length === 0 ? null : (
            <details open>
              <summary>{repliesInWords(comment.replyCount)}</summary>
              <CommentList comments={comment.replies} placeOf={placeOf} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function repliesInWords(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`;
}
