'use client';

import { useRouter } from 'next/navigation';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { pageOf } from '#components/ui/page-of.ts';
import type { Posted } from './composer.tsx';
import type { Answering, IslandComposerProps } from './island-composer.tsx';
import { IslandMarks } from './island-marks.tsx';
import { IslandReactions } from './island-reactions.tsx';
import { useThreadViewer } from './island-viewer.ts';
import { IslandWaiting } from './island-waiting.tsx';
import { LivePlace } from './live-place.tsx';
import { plainClickOn } from './plain-click.ts';

type ThreadIslandProps = { essayId: string; slug: string };

/** A composer that is open, and the link that opened it, where the focus goes back to. */
type Open = {
  /** Which click it was, so that each opens a new one. */
  click: number;
  answering: Answering;
  link: HTMLElement;
  Composer: ComponentType<IslandComposerProps>;
  posted: Posted | null;
};

/**
 * Everything about a discussion that belongs to one person, laid over a page that is the same for
 * everybody: own comments, what a moderator may do, and the composer in its place. Without it every
 * link still leads to a page that does the same. One for a page.
 */
export function ThreadIsland({ essayId, slug }: ThreadIslandProps) {
  const [viewer, askAgain] = useThreadViewer(essayId);
  const [open, setOpen] = useState<Open | null>(null);
  const clicks = useRef(0);
  const place = useRef<HTMLParagraphElement>(null);
  const router = useRouter();

  useEffect(() => findElsewhere(pageOf(place.current), slug), [slug]);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = plainClickOn(event);
      const answering = link && whatItAnswers(link, slug);
      if (!answering) return;
      event.preventDefault();
      clicks.current += 1;
      const click = clicks.current;
      loadComposer().then(
        ({ IslandComposer: Composer }) => {
          if (click === clicks.current) setOpen({ click, answering, link, Composer, posted: null });
        },
        () => window.location.assign(link.href),
      );
    };
    // The finger is still down while it loads.
    const onPress = ({ target }: PointerEvent) => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link && whatItAnswers(link, slug)) loadComposer().catch(() => {});
    };
    document.addEventListener('click', onClick);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('pointerdown', onPress);
    };
  }, [slug]);

  // Who is signed in may well answer; by then it is there.
  const mayWrite = viewer?.signedIn === true;
  useEffect(() => {
    if (mayWrite) loadComposer().catch(() => {});
  }, [mayWrite]);

  const Composer = open?.Composer;
  return (
    <>
      {viewer?.signedIn ? (
        <IslandWaiting own={viewer.own} justPosted={open?.posted?.number ?? null} />
      ) : null}
      <LivePlace
        essayId={essayId}
        slug={slug}
        viewer={viewer}
        posted={open?.posted?.number ?? null}
      />
      {viewer?.signedIn ? <IslandMarks viewer={viewer} place={place} /> : null}
      <IslandReactions viewer={viewer} />
      <p ref={place} role="status" className="sr-only">
        {open?.posted ? said(open.posted) : null}
      </p>
      {open && Composer ? (
        <Composer
          key={open.click}
          essayId={essayId}
          answering={open.answering}
          posted={open.posted}
          onPosted={(posted) => {
            setOpen({ ...open, posted });
            // The answer brings the comment's number and no page, so that nobody waits for one.
            router.refresh();
            askAgain();
          }}
          onCancel={() => {
            setOpen(null);
            open.link.focus();
          }}
        />
      ) : null}
    </>
  );
}

const said = ({ held }: Posted) =>
  held === null ? 'Your comment is published.' : 'Your comment waits for a moderator.';

/** What writing takes; readers who don't write don't load it. */
const loadComposer = () => import('./island-composer.tsx');

/** What a "Reply" or "Add a comment" of this page answers; null for every other link. */
function whatItAnswers(link: HTMLAnchorElement, slug: string): Answering | null {
  const path = link.getAttribute('href') ?? '';
  if (path === `/essays/${slug}/comment`) {
    return { to: null, place: link.closest('p') ?? link };
  }
  const id = /^\/comments\/([\w-]{36})\/reply$/.exec(path)?.[1];
  const comment = link.closest('article[data-comment]');
  if (!id || !comment) return null;
  return { to: { id, number: Number(comment.id.slice('comment-'.length)) }, place: comment };
}

/** An address with #comment-N leads to where that comment stands, if it is not on this page. */
function findElsewhere(page: Element | null, slug: string): void {
  const number = /^#comment-(\d{1,10})$/.exec(location.hash)?.[1];
  if (!number || page?.querySelector(`#comment-${number}`)) return;
  const window = `/essays/${slug}/from/${number}`;
  if (location.pathname === window) return;
  fetch(window, { method: 'HEAD' })
    .then((answer) => answer.ok && location.replace(`${window}#comment-${number}`))
    // Offline, or there is no such comment: the reader stays where they are.
    .catch(() => {});
}
