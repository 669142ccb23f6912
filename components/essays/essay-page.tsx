import type { ReactNode } from 'react';
import { Discussion } from '#components/comments/discussion.tsx';
import { OrderScript } from '#components/comments/order-script.tsx';
import { LeadsHere } from '#components/links/leads-here.tsx';
import { SaveLink } from '#components/saves/save-link.tsx';
import { SeriesNeighbours } from '#components/series/place-in-series.tsx';
import { Column } from '#components/ui/column.tsx';
import type { ThreadWindow } from '#lib/comments/views.ts';
import type { EssayView } from '#lib/essays/views.ts';
import type { EssayAround } from './essay-around.ts';
import { EssayArticle } from './essay-article.tsx';

type EssayPageProps = {
  essay: EssayView;
  around: EssayAround;
  thread: ThreadWindow;
  /** What is laid over the thread for one person. */
  island: ReactNode;
  /** What the page says to programs. */
  children?: ReactNode;
};

/** An essay and the beginning of its discussion, in whichever order. */
export function EssayPage({ essay, around, thread, island, children }: EssayPageProps) {
  return (
    <>
      {thread.hasOrders ? <OrderScript /> : null}
      <Column>
        {/* One page says one number: the discussion's is never behind the essay's. */}
        <EssayArticle
          essay={{ ...essay, comments: thread.total ?? essay.comments }}
          around={around}
        />
        {around.place ? <SeriesNeighbours place={around.place} /> : null}
        <LeadsHere surroundings={around.surroundings} />
        <p data-screen-only className="mt-8 flex flex-wrap gap-x-5 text-meta">
          <SaveLink slug={essay.slug} />
          <a href={`/essays/${essay.slug}/feed.xml`} className="inline-block py-1 text-soft">
            Comments as a feed
          </a>
          <a
            href={`/essays/${essay.slug}/report`}
            rel="nofollow"
            className="inline-block py-1 text-soft"
          >
            Report this essay
          </a>
        </p>
        <hr className="mx-auto mt-14 mb-12 w-24 border-t border-edge" />
        <Discussion thread={thread} island={island} />
        {children}
      </Column>
    </>
  );
}
