import type { ReactNode } from 'react';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { ThreadWindow } from '#lib/comments/views.ts';
import { OrderChoice } from './order-choice.tsx';
import { OrderScript } from './order-script.tsx';
import { PartLinks } from './part-links.tsx';
import { SampleNotice } from './sample-notice.tsx';
import { Thread } from './thread.tsx';
import { ThreadConditions } from './thread-conditions.tsx';

type DiscussionPartProps = {
  /** A further part of one of the orders. */
  thread: ThreadWindow;
  /** What is laid over the thread for one person. */
  island: ReactNode;
};

/** A further part of a discussion, on a page of its own. */
export function DiscussionPart({ thread, island }: DiscussionPartProps) {
  const { slug, comments } = thread;
  return (
    <>
      <OrderScript />
      <PageHeading above={<a href={`/essays/${slug}`}>{thread.title}</a>}>
        Part {thread.part} of the discussion
      </PageHeading>
      {thread.hasSample ? <SampleNotice /> : null}
      <ThreadConditions thread={thread} className="my-4" />
      {island}
      <OrderChoice slug={slug} order={thread.order} />
      <h2 className="sr-only">Comments</h2>
      {comments.length === 0 ? (
        <p className="text-soft">The comments that stood in this part were deleted.</p>
      ) : (
        <Thread slug={slug} comments={comments} locked={thread.locked !== null} />
      )}
      <PartLinks thread={thread} />
    </>
  );
}
