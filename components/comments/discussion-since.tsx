import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { SinceWindow } from '#lib/comments/views.ts';
import { SampleNotice } from './sample-notice.tsx';
import { Thread } from './thread.tsx';
import { ThreadConditions } from './thread-conditions.tsx';

type DiscussionSinceProps = {
  since: SinceWindow;
  /** What is laid over the thread for one person. */
  island: ReactNode;
};

/** What came after a comment, in the order in which it came. */
export function DiscussionSince({ since, island }: DiscussionSinceProps) {
  const { slug, after, comments, next } = since;
  return (
    <>
      <PageHeading
        above={<a href={`/essays/${slug}`}>{since.title}</a>}
        lead={comments.length === 0 ? null : 'In the order in which they came.'}
      >
        New since #{after}
      </PageHeading>
      {since.hasSample ? <SampleNotice /> : null}
      <ThreadConditions thread={since} className="my-4" />
      {island}
      <h2 className="sr-only">Comments</h2>
      {comments.length === 0 ? (
        <p className="text-soft">Nothing was said after that.</p>
      ) : (
        <Thread apart slug={slug} comments={comments} locked={since.locked !== null} />
      )}
      <nav
        aria-label="Parts of this discussion"
        className="mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6"
      >
        {next === null ? null : (
          <ButtonLink rel="next" href={next}>
            What came after these
          </ButtonLink>
        )}
        <a href={`/essays/${slug}#discussion`} className="inline-flex min-h-11 items-center">
          Back to the discussion
        </a>
      </nav>
    </>
  );
}
