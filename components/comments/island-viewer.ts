'use client';

import { useCallback, useEffect, useState } from 'react';
import type { GivenReaction, OwnComment } from '#lib/comments/views.ts';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';

/** What `/api/viewer` says of the person, as far as a thread needs it. */
export type ThreadViewer = {
  signedIn: boolean;
  may: { moderate: boolean };
  own: OwnComment[];
  given: GivenReaction[];
  /** The number after which comments are new to them; null at a first visit. */
  newSince: number | null;
};

/**
 * Who reads this thread, asked only by a browser that holds the hint cookie. The second value asks
 * again, after something was written.
 */
export function useThreadViewer(essayId: string): [ThreadViewer | null, () => void] {
  const [viewer, setViewer] = useState<ThreadViewer | null>(null);
  const ask = useCallback(() => {
    if (!document.cookie.split('; ').includes(`${SIGNED_IN_HINT}=1`)) return;
    fetch(`/api/viewer?essay=${essayId}`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<ThreadViewer>) : null))
      .then(setViewer)
      // Offline: the thread stays as it is for everybody.
      .catch(() => {});
  }, [essayId]);
  useEffect(ask, [ask]);
  return [viewer, ask];
}
