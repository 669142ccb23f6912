'use client';

import { useEffect, useRef, useState } from 'react';
import { pageOf } from '#components/ui/page-of.ts';
import type { Posted } from './composer.tsx';

/**
 * Stands where the composer was and leads to the comment, or says that it waits: the page itself goes there as soon as it
 * shows it. Until then, or when the comment stands in another part of the discussion, a link does.
 */
export function IslandPosted({ posted }: { posted: Posted }) {
  const { id, number, held } = posted;
  const [isHere, setHere] = useState(false);
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    notice.current?.focus({ preventScroll: true });
    const page = pageOf(notice.current);
    if (!page) return;
    const look = () => {
      const comment = page.querySelector<HTMLElement>(`#comment-${number}`);
      if (!comment) return;
      watch.disconnect();
      comment.tabIndex = -1;
      comment.focus({ preventScroll: true });
      comment.scrollIntoView({ block: 'nearest' });
      setHere(true);
    };
    const watch = new MutationObserver(look);
    watch.observe(page, { childList: true, subtree: true });
    look();
    return () => watch.disconnect();
  }, [number]);

  if (isHere) return null;
  if (held !== null) {
    return (
      <div ref={notice} tabIndex={-1}>
        <p className="font-semibold">Your comment waits for a moderator</p>
        <p className="mt-1">
          {held} <a href={`/comments/${id}/more`}>See your comment #{number}</a>
        </p>
      </div>
    );
  }
  return (
    <p ref={notice} tabIndex={-1}>
      Your comment is published. <a href={`/comments/${id}`}>Go to #{number}</a>
    </p>
  );
}
