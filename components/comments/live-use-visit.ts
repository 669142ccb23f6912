'use client';

import { useCallback, useEffect, useState } from 'react';
import { noteVisit } from '#lib/comments/actions.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import type { ThreadViewer } from './island-viewer.ts';
import { newSinceHere, noteVisitHere } from './live-visits.ts';

export type KnownVisit = {
  /** The number after which comments are new to this person; null at a first visit. */
  newSince: number | null;
  /** Notes that the page has shown the discussion up to a number. */
  note: (seen: number) => void;
};

/**
 * What is known of the visit before: on the server for who is signed in, else in this browser. Null
 * until it is known who reads.
 */
export function useVisit(essayId: string, viewer: ThreadViewer | null): KnownVisit | null {
  const [begun, setBegun] = useState<{ newSince: number | null } | null>(null);
  const isSignedIn = viewer?.signedIn ?? false;

  // What was new when the page was opened stays so, whatever is noted later.
  useEffect(() => {
    if (begun || (viewer === null && mayBeSignedIn())) return;
    const newSince = isSignedIn ? (viewer?.newSince ?? null) : newSinceHere(essayId, new Date());
    setBegun({ newSince });
  }, [begun, viewer, isSignedIn, essayId]);

  const note = useCallback(
    (seen: number) => {
      if (!isSignedIn) return noteVisitHere(essayId, seen, new Date());
      const form = new FormData();
      form.set('essayId', essayId);
      form.set('number', String(seen));
      // Nobody waits for it; what is not noted is new once more.
      noteVisit(IDLE, form).catch(() => {});
    },
    [essayId, isSignedIn],
  );
  return begun && { ...begun, note };
}

function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').includes(`${SIGNED_IN_HINT}=1`);
}
