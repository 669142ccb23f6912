import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { BranchStretch } from '#lib/comments/views.ts';
import { Ancestors } from './ancestors.tsx';
import { SampleNotice } from './sample-notice.tsx';
import { Thread } from './thread.tsx';
import { ThreadConditions } from './thread-conditions.tsx';

type DiscussionBranchProps = {
  stretch: BranchStretch;
  /** What is laid over the thread for one person. */
  island: ReactNode;
};

/** A stretch of one branch of a discussion, with what stands above it and the ways on and back. */
export function DiscussionBranch({ stretch, island }: DiscussionBranchProps) {
  const { slug, next, back } = stretch;
  return (
    <>
      <PageHeading above={<a href={`/essays/${slug}`}>{stretch.title}</a>}>
        The discussion from #{stretch.from}
      </PageHeading>
      {stretch.hasSample ? <SampleNotice /> : null}
      <ThreadConditions thread={stretch} className="my-4" />
      {island}
      <Ancestors ancestors={stretch.ancestors} />
      <h2 className="sr-only">Comments</h2>
      <Thread slug={slug} comments={stretch.comments} locked={stretch.locked !== null} />
      <BranchLinks next={next} back={back} />
    </>
  );
}

/** The ways from the end of a stretch: on, and back to where the branch begins. */
export function BranchLinks({ next, back }: { next: string | null; back: string }) {
  return (
    <nav
      aria-label="Parts of this discussion"
      className="mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6"
    >
      {next === null ? null : (
        <ButtonLink rel="next" href={next}>
          Continue this discussion
        </ButtonLink>
      )}
      <a href={back} className="inline-flex min-h-11 items-center">
        Back to the discussion
      </a>
    </nav>
  );
}
