'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { ThreadViewer } from './island-viewer.ts';
import { commentsHere, type Here } from './live-marks.ts';

/** The comments that stand now on the page that `place` stands in. */
export function useCommentsHere(place: RefObject<Element | null>): readonly Here[] {
  const [here, setHere] = useState<readonly Here[]>([]);
  // After every rendering: the page may have new comments, and then this is rendered again too.
  useEffect(() => {
    const now = commentsHere(place.current);
    const isAsBefore = ({ article, isReadable }: Here, i: number) =>
      article === here[i]?.article && isReadable === here[i].isReadable;
    if (now.length !== here.length || !now.every(isAsBefore)) setHere(now);
  });
  return here;
}

/** Numbers of what this person wrote here, with what they have just posted. */
export function useOwnNumbers(
  viewer: ThreadViewer | null,
  posted: number | null,
): ReadonlySet<number> {
  const [justPosted, setJustPosted] = useState<readonly number[]>([]);
  useEffect(() => {
    if (posted !== null) setJustPosted((before) => [...before, posted]);
  }, [posted]);
  const own = viewer?.own.map(({ number }) => number) ?? [];
  return new Set([...own, ...justPosted, ...(posted === null ? [] : [posted])]);
}

/** Whether something has been so for a while. */
export function useLater(isSo: boolean, ms: number): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    if (!isSo) return setLater(false);
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [isSo, ms]);
  return isSo && isLater;
}
