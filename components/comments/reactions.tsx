import { REACTION_KINDS, REACTION_NAMES, reactionCount } from '#lib/comments/rules.ts';
import type { CommentView } from '#lib/comments/views.ts';

/**
 * "Helpful" and "Same here" of a comment's row with their counts, as links to the page where they
 * can be given. Where a script runs they are pressed in place (IslandReactions). What is locked has
 * its counts only.
 */
export function Reactions({ comment }: { comment: CommentView }) {
  const shown = REACTION_KINDS.filter((kind) => !comment.locked || comment[kind] > 0);
  return shown.map((kind) => (
    <a
      key={kind}
      data-react={kind}
      href={comment.locked ? undefined : `/comments/${comment.id}/more#reactions`}
      rel="nofollow"
    >
      {`${REACTION_NAMES[kind]} `}
      <span>{reactionCount(comment[kind])}</span>
    </a>
  ));
}
