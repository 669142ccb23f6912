import { Fragment } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import type { OwnComment } from '#lib/comments/views.ts';

/** Of more comments that wait only so many are linked; all are at their own pages. */
const MOST_LINKED = 5;

type IslandWaitingProps = {
  own: readonly OwnComment[];
  /** The number of what was posted just now, of which the place of the composer tells. */
  justPosted: number | null;
};

/** What a person wrote here that waits for a moderator and stands in no page of the discussion. */
export function IslandWaiting({ own, justPosted }: IslandWaitingProps) {
  const waiting = own
    .filter(({ held, number }) => held && number !== justPosted)
    .toSorted((a, b) => a.number - b.number);
  if (waiting.length === 0) return null;
  const one = waiting.length === 1;
  return (
    <Notice className="mb-4">
      <p>
        {waiting.length} {one ? 'comment' : 'comments'} of yours {one ? 'waits' : 'wait'} for a
        moderator:{' '}
        {waiting.slice(0, MOST_LINKED).map(({ id, number }, index) => (
          <Fragment key={id}>
            {index > 0 ? ', ' : ''}
            <a href={`/comments/${id}/more`}>#{number}</a>
          </Fragment>
        ))}
        {waiting.length > MOST_LINKED ? ' …' : ''}
      </p>
    </Notice>
  );
}
