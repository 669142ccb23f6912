import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ThreadWindow } from '#lib/comments/views.ts';
import { Ancestors } from './ancestors.tsx';
import { Thread } from './thread.tsx';

type DiscussionProps = {
  thread: ThreadWindow;
  /** What is laid over the thread for one person: composer, own comments, controls. */
  island?: ReactNode;
};

/** The discussion below an essay: one window of it, and the ways to the rest and into it. */
export function Discussion({ thread, island }: DiscussionProps) {
  const { slug, total, comments, next } = thread;
  const isEmpty = comments.length === 0;
  return (
    <section id="discussion" aria-labelledby="discussion-heading" className="scroll-mt-6">
      <h2 id="discussion-heading" className="font-serif text-section font-semibold">
        Discussion{' '}
        <span className="font-sans text-body font-normal text-soft">
          <span data-comment-count={total}>{total}</span> {total === 1 ? 'comment' : 'comments'}
        </span>
      </h2>
      {thread.hasSample ? <SampleNotice /> : null}
      {isEmpty ? (
        <p className="mt-4 text-soft">
          Nobody has answered yet. If you have something to say to this, you would be the first.
        </p>
      ) : null}
      <p data-screen-only className="mt-5 mb-8">
        <ButtonLink kind={isEmpty ? 'primary' : 'quiet'} href={`/essays/${slug}/comment`}>
          Add a comment
        </ButtonLink>
      </p>
      {island}
      {thread.from === null ? null : <Ancestors ancestors={thread.ancestors} />}
      {isEmpty ? null : <Thread slug={slug} comments={comments} />}
      {next === null ? null : (
        <p data-screen-only className="mt-8">
          <ButtonLink rel="next" href={`/essays/${slug}/from/${next}`}>
            More of the discussion
          </ButtonLink>
        </p>
      )}
      {isEmpty || next !== null ? null : (
        <p data-screen-only className="mt-10 border-t border-line pt-6">
          <ButtonLink kind="primary" href={`/essays/${slug}/comment`}>
            Add a comment
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function SampleNotice() {
  return (
    <Notice className="mt-4">
      This discussion holds sample comments by invented people. They show what a discussion looks
      like, and are marked “sample”.
    </Notice>
  );
}
