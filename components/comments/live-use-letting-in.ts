'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useState, useTransition } from 'react';
import { commentsHere, goTo } from './live-marks.ts';

/** What waited when the reader asked for it. */
type Asked = { count: number; more: boolean; since: number };

/** What came of it: how many stand on this page and how many elsewhere, all after number `since`. */
export type Came = { here: number; elsewhere: number; more: boolean; since: number };

type LettingIn = {
  isLoading: boolean;
  came: Came | null;
  ask: (asked: Asked) => void;
};

/**
 * Lets in what is new: asks for the page's new data, and then leads to the first comment that came
 * with it. `place` stands in the page, `isOwn` is for what the reader wrote, `onCame` is told when it
 * is there.
 */
export function useLettingIn(
  place: RefObject<Element | null>,
  isOwn: (number: number) => boolean,
  onCame: (came: Came) => void,
): LettingIn {
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const [asked, setAsked] = useState<(Asked & { before: ReadonlySet<number> }) | null>(null);
  const [came, setCame] = useState<Came | null>(null);

  // When the loading has ended, and not whenever something else changes meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!asked || isLoading) return;
    const { before, count, more, since } = asked;
    const here = commentsHere(place.current).filter(
      ({ number }) => number > since && !before.has(number) && !isOwn(number),
    );
    const result = { here: here.length, elsewhere: Math.max(0, count - here.length), more, since };
    setAsked(null);
    setCame(result);
    onCame(result);
    if (here[0]) goTo(here[0]);
  }, [asked, isLoading]);

  const ask = (what: Asked) => {
    if (isLoading) return;
    setAsked({ ...what, before: new Set(commentsHere(place.current).map(({ number }) => number)) });
    startLoading(() => router.refresh());
  };
  return { isLoading, came, ask };
}
