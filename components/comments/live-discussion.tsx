'use client';

import { type RefObject, useEffect, useState } from 'react';
import { pageOf } from '#components/ui/page-of.ts';
import { sincePage } from '#lib/comments/rules/addresses.ts';
import { SECOND } from '#lib/kernel/time.ts';
import type { ThreadViewer } from './island-viewer.ts';
import { LiveBar, LiveElsewhere, useInSight } from './live-bar.tsx';
import { KeysSwitch, useNewKeys } from './live-keys.tsx';
import { goTo, markNew, stepFrom } from './live-marks.ts';
import { LiveSinceVisit } from './live-since-visit.tsx';
import { useLettingIn } from './live-use-letting-in.ts';
import { useNews } from './live-use-news.ts';
import { useCommentsHere, useLater, useOwnNumbers } from './live-use-page.ts';
import { useVisit } from './live-use-visit.ts';
import { countWaiting, newComments } from './live-waiting.ts';

export type LiveDiscussionProps = {
  essayId: string;
  slug: string;
  viewer: ThreadViewer | null;
  /** Number of the comment that was just posted from this page. */
  posted: number | null;
  /** When the page was asked for, milliseconds since 1970. */
  askedAt: number;
  /** Where all this stands. */
  place: RefObject<HTMLElement | null>;
};

/** Until a post is answered, the page cannot know that what was just announced is its own. */
const APPEAR_AFTER_MS = SECOND;

/**
 * What is new in a discussion while its page is open, and what came since the last visit. Nothing of
 * the page moves before the reader asks for it.
 */
export function LiveDiscussion(props: LiveDiscussionProps) {
  const { essayId, slug, viewer, posted, askedAt, place } = props;
  const visit = useVisit(essayId, viewer);
  const { waiting, newAfter, visited, letIn } = useNews({ essayId, askedAt, visit, place });
  const own = useOwnNumbers(viewer, posted);
  const here = useCommentsHere(place);
  const isInSight = useInSight(place);
  const [said, setSaid] = useState('');

  const known = new Set([...own, ...here.map(({ number }) => number)]);
  const count = waiting ? countWaiting(waiting, known) : 0;
  const text = newComments(count, waiting?.more);
  const isAnnounced = useLater(count > 0, APPEAR_AFTER_MS);
  // Said once when the first of them comes, not again for each.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (isAnnounced) setSaid(`${text}. A button shows what is new.`);
  }, [isAnnounced]);

  const isNew = (number: number) =>
    newAfter !== null && (number > newAfter || waiting?.late.includes(number));
  const fresh = here.filter(
    ({ number, isReadable }) => isReadable && isNew(number) && !own.has(number),
  );
  useEffect(() => markNew(pageOf(place.current), fresh));
  useEffect(() => {
    const page = pageOf(place.current);
    return () => markNew(page, []);
  }, [place]);
  useNewKeys((to) => {
    const target = stepFrom(fresh, to);
    if (target) goTo(target);
    else setSaid(fresh.length === 0 ? 'Nothing is new on this page.' : 'That was the last one.');
  });

  const { isLoading, came, ask } = useLettingIn(
    place,
    (number) => own.has(number),
    ({ elsewhere, more }) => {
      letIn();
      setSaid(elsewhere === 0 ? '' : `${newComments(elsewhere, more)} elsewhere.`);
    },
  );

  const newSince = visit?.newSince ?? null;
  const ownSinceVisit = [...own].filter((number) => newSince !== null && number > newSince);
  const sinceVisit = Math.max(0, (visited?.count ?? 0) - ownSinceVisit.length);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="min-w-0 text-meta">
        {waiting && isAnnounced ? (
          <LiveBar
            isInSight={isInSight}
            text={text}
            isLoading={isLoading}
            onLetIn={() => ask({ count, more: waiting.more, since: waiting.shown })}
          />
        ) : came && came.elsewhere > 0 ? (
          <LiveElsewhere
            isInSight={isInSight}
            takesFocus={came.here === 0}
            text={`${newComments(came.elsewhere, came.more)} elsewhere`}
            address={sincePage(slug, came.since)}
          />
        ) : came === null && sinceVisit > 0 && newSince !== null ? (
          <LiveSinceVisit
            count={sinceVisit}
            more={visited?.more ?? false}
            here={fresh}
            address={sincePage(slug, newSince)}
          />
        ) : null}
      </div>
      <KeysSwitch />
    </>
  );
}
