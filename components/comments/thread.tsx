'use client';

import type { CommentView } from '#lib/comments/views.ts';
import { CommentList } from './comment-list.tsx';
import { numbersIn } from './places.ts';

type ThreadProps = {
  slug: string;
  comments: CommentView[];
  /** They stand here without what they answer: each leads to its place. */
  apart?: boolean;
  /** The whole thread is locked. */
  locked?: boolean;
};

/**
 * A stretch of a discussion. Rendered on the server like everything else; it is a client component
 * because a page then carries each comment's data beside its HTML, and not the markup a second time.
 */
export function Thread({ slug, comments, apart = false, locked = false }: ThreadProps) {
  return (
    <div className="thread">
      <CommentList
        places={{ slug, here: numbersIn(comments), apart, locked }}
        comments={comments}
      />
    </div>
  );
}
