import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import type { ThreadWindow } from '#lib/comments/views.ts';
import { OrderChoice } from './order-choice.tsx';
import { PartLinks } from './part-links.tsx';
import { SampleNotice } from './sample-notice.tsx';
import { StandsLine } from './stands-line.tsx';
import { Thread } from './thread.tsx';
import { ThreadConditions } from './thread-conditions.tsx';

type DiscussionProps = {
  /** The first page of an order. */
  thread: ThreadWindow;
  /** What is laid over the thread for one person: composer, own comments, controls. */
  island?: ReactNode;
};

const FIRST = ' If you have something to say to this, you would be the first.';

/** The discussion below an essay: the first part of it, and the ways to the rest and into it. */
export function Discussion({ thread, island }: DiscussionProps) {
  const { slug, comments, next } = thread;
  const total = thread.total ?? 0;
  const isEmpty = comments.length === 0;
  return (
    <section id="discussion" aria-labelledby="discussion-heading" className="scroll-mt-6">
      <h2 id="discussion-heading" className="scroll-mt-6 font-serif text-section font-semibold">
        Discussion{' '}
        <span className="font-sans text-body font-normal text-soft">
          <span data-comment-count={total}>{total.toLocaleString('en-GB')}</span>{' '}
          {total === 1 ? 'comment' : 'comments'}
        </span>
      </h2>
      {thread.hasSample ? <SampleNotice /> : null}
      <StandsLine slug={slug} stances={thread.stances} />
      {isEmpty ? (
        <p className="mt-4 text-soft">
          {next === null
            ? `Nobody has answered yet.${thread.locked ? '' : FIRST}`
            : 'The comments that stood here were deleted. The discussion goes on in its next part.'}
        </p>
      ) : null}
      <ThreadConditions thread={thread} className="mt-5" />
      {thread.locked ? null : (
        <p data-screen-only className="mt-5 mb-4">
          <ButtonLink
            kind={isEmpty && next === null ? 'primary' : 'quiet'}
            href={`/essays/${slug}/comment`}
          >
            Add a comment
          </ButtonLink>
        </p>
      )}
      {island}
      {thread.hasOrders ? <OrderChoice slug={slug} order={thread.order} /> : null}
      {isEmpty ? null : <Thread slug={slug} comments={comments} locked={thread.locked !== null} />}
      <PartLinks thread={thread} />
      {isEmpty || next !== null || thread.locked ? null : (
        <p data-screen-only className="mt-10 border-t border-line pt-6">
          <ButtonLink kind="primary" href={`/essays/${slug}/comment`}>
            Add a comment
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
