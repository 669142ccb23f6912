'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

const LOOK =
  'inline-flex items-center rounded-soft border border-accent bg-paper font-semibold text-accent no-underline hover:border-accent-strong hover:text-accent-strong';
/** In its line at the head of the discussion. */
const AT_HEAD = `${LOOK} min-h-7 px-3 text-meta`;
/** Over the foot of the page, where a thumb is. */
const AT_FOOT = `${LOOK} fixed inset-x-0 bottom-4 z-10 mx-auto min-h-11 w-fit px-4 text-meta shadow-lg`;

type LiveBarProps = {
  /** Whether the head of the discussion is in sight. */
  isInSight: boolean;
  text: string;
  isLoading: boolean;
  onLetIn: () => void;
};

/** Offers what is new, in its place and, when that is out of sight, over the foot of the page. */
export function LiveBar({ isInSight, text, isLoading, onLetIn }: LiveBarProps) {
  const button = (className: string) => (
    <button type="button" className={className} aria-disabled={isLoading} onClick={onLetIn}>
      {isLoading ? 'One moment …' : text}
    </button>
  );
  return (
    <>
      {button(AT_HEAD)}
      {isInSight ? null : button(AT_FOOT)}
    </>
  );
}

type LiveElsewhereProps = {
  isInSight: boolean;
  /** Whether it is all that the reader's click has led to. */
  takesFocus: boolean;
  text: string;
  address: string;
};

/** Leads to what was let in and stands in other parts of the discussion. */
export function LiveElsewhere({ isInSight, takesFocus, text, address }: LiveElsewhereProps) {
  const [isLeft, setLeft] = useState(!takesFocus);
  const head = useRef<HTMLAnchorElement>(null);
  const foot = useRef<HTMLAnchorElement>(null);
  // Where the reader clicked there is nothing any more, so the focus goes to what came instead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (takesFocus) (foot.current ?? head.current)?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <a ref={head} href={address} className="inline-flex min-h-7 items-center">
        {text}
      </a>
      {isInSight || isLeft ? null : (
        <a ref={foot} href={address} className={AT_FOOT} onBlur={() => setLeft(true)}>
          {text}
        </a>
      )}
    </>
  );
}

/** Whether an element is in sight; before that is known it counts as if it were. */
export function useInSight(place: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return isInSight;
}
