'use client';

import { useEffect, useRef, useState } from 'react';
import { pageOf } from '#components/ui/page-of.ts';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import type { ThreadViewer } from './island-viewer.ts';
import { plainClickOn } from './plain-click.ts';

/** How long a click waits to learn who is here before it leads to the comment's own page (ms). */
const LONGEST_WAIT_MS = 3_000;

// Readers who are not signed in and press nothing don't load what pressing takes.
const load = () => import('./press-reaction.ts');

/**
 * "Helpful" and "Same here" in the rows of a thread, for the person who reads it: marked where they
 * gave it, and pressed in place. Without it each is a link to a page that does the same.
 */
export function IslandReactions({ viewer }: { viewer: ThreadViewer | null }) {
  const [said, say] = useState('');
  const latest = useRef(viewer);
  const waiting = useRef<HTMLAnchorElement | null>(null);
  const place = useRef<HTMLParagraphElement>(null);

  // After every rendering: the page may have new comments.
  useEffect(() => {
    latest.current = viewer;
    if (!viewer) return;
    const link = waiting.current;
    waiting.current = null;
    if (!viewer.signedIn && !link) return;
    load().then(
      ({ markReactions, pressReaction }) => {
        if (viewer.signedIn) markReactions(pageOf(place.current), viewer);
        if (link) pressReaction(link, viewer, say);
      },
      // Without it the links are links.
      () => {},
    );
  });

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = plainClickOn(event);
      if (!link?.matches('[data-react][href]')) return;
      event.preventDefault();
      if (latest.current === null && isSomebodyHere()) {
        waiting.current = link;
        setTimeout(() => {
          if (waiting.current === link) window.location.assign(link.href);
        }, LONGEST_WAIT_MS);
        return;
      }
      load().then(
        ({ pressReaction }) => pressReaction(link, latest.current, say),
        () => window.location.assign(link.href),
      );
    };
    // A link takes Enter by itself, a button also the space bar.
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== ' ' || !(target instanceof HTMLAnchorElement)) return;
      if (!target.matches('[data-react][role=button]')) return;
      event.preventDefault();
      target.click();
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  return (
    <p ref={place} role="status" className="sr-only">
      {said}
    </p>
  );
}

const isSomebodyHere = () => document.cookie.split('; ').includes(`${SIGNED_IN_HINT}=1`);
