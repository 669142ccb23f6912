'use client';

import type { CommentView } from '#lib/comments/views.ts';
import { CommentList } from './comment-list.tsx';
import { numbersIn, placeIn } from './places.ts';

/**
 * A stretch of a discussion. Rendered on the server like everything else; it is a client component
 * because a page then carries each comment's data beside its HTML, and not the markup a second time.
 */
export function Thread({ slug, comments }: { slug: string; comments: CommentView[] }) {
  const here = numbersIn(comments);
  return (
    <div className="thread">
      <CommentList comments={comments} placeOf={(number) => placeIn(slug, number, here)} />
    </div>
  );
}
