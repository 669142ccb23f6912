'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import { SECOND } from '#lib/kernel/time.ts';
import type { LiveDiscussionProps } from './live-discussion.tsx';

/** How old a page may be that the browser had kept for a navigation by script (next.config.ts). */
const OLDEST_KEPT_MS = 30 * SECOND;

/**
 * The line at the head of a discussion for what is new in it. Its room is there from the start, so
 * that nothing moves; what fills it is loaded when the page is there.
 */
export function LivePlace(props: Omit<LiveDiscussionProps, 'askedAt' | 'place'>) {
  const place = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<{
    Live: ComponentType<LiveDiscussionProps>;
    askedAt: number;
  } | null>(null);

  useEffect(() => {
    let isHere = true;
    const askedAt = wasLoaded() ? performance.timeOrigin : Date.now() - OLDEST_KEPT_MS;
    const load = () => {
      import('./live-discussion.tsx').then(
        // Shown again after another page, it still shows what it showed then.
        ({ LiveDiscussion: Live }) => isHere && setLive((before) => before ?? { Live, askedAt }),
        // Offline: the page is read as it is.
        () => {},
      );
    };
    if (document.readyState === 'complete') load();
    else window.addEventListener('load', load, { once: true });
    return () => {
      isHere = false;
      window.removeEventListener('load', load);
    };
  }, []);

  return (
    <div
      ref={place}
      data-live
      data-needs-script
      data-screen-only
      className="mb-1 flex min-h-12 items-center justify-between gap-3 sm:min-h-8"
    >
      {live ? <live.Live {...props} askedAt={live.askedAt} place={place} /> : null}
    </div>
  );
}

/** Whether the browser loaded this very page, and did not come here by a script. */
function wasLoaded(): boolean {
  const loaded = performance.getEntriesByType('navigation')[0]?.name;
  return loaded !== undefined && new URL(loaded).pathname === location.pathname;
}
