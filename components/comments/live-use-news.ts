'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { MINUTE } from '#lib/kernel/time.ts';
import { commentsHere } from './live-marks.ts';
import { followDiscussion, type LiveNews } from './live-stream.ts';
import type { KnownVisit } from './live-use-visit.ts';
import { firstWaiting, nothingWaiting, type Waiting, withNews } from './live-waiting.ts';

type DiscussionNews = {
  /** What waits to be let in; null until the first is heard. */
  waiting: Waiting | null;
  /** The number after which comments are marked as new; null until that is known. */
  newAfter: number | null;
  /** How many came since the visit before. */
  visited: LiveNews['visited'];
  /** Counts all that waits as let in. */
  letIn: () => void;
};

/** Who comes back to an open page continues their visit; more often would only be noise. */
const NOTE_EVERY_MS = 5 * MINUTE;

type Followed = {
  essayId: string;
  askedAt: number;
  visit: KnownVisit | null;
  /** It stands in the page that shows the discussion. */
  place: RefObject<Element | null>;
};

/** Follows a discussion once it is known who reads, and notes how far it was shown to them. */
export function useNews({ essayId, askedAt, visit, place }: Followed): DiscussionNews {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [visited, setVisited] = useState<LiveNews['visited']>();
  /** What the page showed at first, for who was never here before. */
  const [firstShown, setFirstShown] = useState<number | null>(null);
  const noted = useRef({ shown: 0, at: 0 });
  const newSince = visit?.newSince;
  const note = visit?.note;

  const tell = useCallback(
    (shown: number) => {
      noted.current = { shown, at: Date.now() };
      note?.(shown);
    },
    [note],
  );

  useEffect(() => {
    if (newSince === undefined) return;
    let isFirst = true;
    return followDiscussion({
      essayId,
      askedAt,
      visited: newSince,
      onNews: (news) => {
        if (news.visited) setVisited(news.visited);
        if (!isFirst) return setWaiting((known) => known && withNews(known, news));
        isFirst = false;
        const highest = Math.max(0, ...commentsHere(place.current).map(({ number }) => number));
        const first = firstWaiting(news, highest);
        setWaiting(first);
        setFirstShown(first.shown);
        tell(first.shown);
      },
      onBack: () => {
        const { shown, at } = noted.current;
        if (at > 0 && Date.now() - at > NOTE_EVERY_MS) tell(shown);
      },
    });
  }, [essayId, askedAt, newSince, tell, place]);

  const letIn = () => {
    if (!waiting) return;
    setWaiting(nothingWaiting(waiting));
    tell(waiting.last);
  };
  return { waiting, newAfter: newSince ?? firstShown, visited, letIn };
}
