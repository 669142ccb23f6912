'use client';

import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { OwnComment } from '#lib/comments/views.ts';
import type { ThreadViewer } from './island-viewer.ts';

type Place = { number: number; id: string; row: Element; hidden: boolean };

/**
 * What one person sees beside the comments of a thread: which are theirs and what they may do. It
 * is laid into the row that each comment has anyway, so that no text moves.
 */
export function IslandMarks({ viewer }: { viewer: ThreadViewer }) {
  const [places, setPlaces] = useState<Place[]>([]);
  // After every rendering: the page may have new comments, and then this is rendered again too.
  useEffect(() => {
    const now = findPlaces();
    const same = now.length === places.length && now.every((at, i) => at.row === places[i]?.row);
    if (!same) setPlaces(now);
  });
  const own = new Map(viewer.own.map((comment) => [comment.number, comment]));
  return places.map(({ number, id, row, hidden }) => {
    const mine = own.get(number);
    const marks = mine ? (
      <OwnMarks id={id} own={mine} />
    ) : viewer.may.moderate ? (
      <Link id={id} page="hide" about={number}>
        {hidden ? 'Review' : 'Hide'}
      </Link>
    ) : null;
    return <Fragment key={id}>{marks && createPortal(marks, row)}</Fragment>;
  });
}

function OwnMarks({ id, own }: { id: string; own: OwnComment }) {
  if (own.hidden) {
    return (
      <Link id={id} page="more" about={own.number}>
        See why it is hidden
      </Link>
    );
  }
  return (
    <>
      {own.editableUntil ? (
        <Link id={id} page="edit" about={own.number} wide>
          Edit
        </Link>
      ) : null}
      <Link id={id} page="delete" about={own.number} wide>
        Delete
      </Link>
      <span className="self-center px-2 text-small font-semibold text-accent">You</span>
    </>
  );
}

type LinkProps = {
  id: string;
  page: string;
  about: number;
  /** On a phone the row has no room for it; "More" leads there too. */
  wide?: boolean;
  children: ReactNode;
};

function Link({ id, page, about, wide, children }: LinkProps) {
  return (
    <a
      href={`/comments/${id}/${page}`}
      aria-label={`${children} #${about}`}
      className={wide ? 'max-sm:hidden!' : undefined}
    >
      {children}
    </a>
  );
}

/** Comments on the page that are not deleted, each with the row that takes links. */
function findPlaces(): Place[] {
  const places: Place[] = [];
  for (const article of document.querySelectorAll<HTMLElement>('article[data-comment]')) {
    const row = article.querySelector('[data-acts]');
    const id = /\/comments\/([\w-]{36})/.exec(row?.innerHTML ?? '')?.[1];
    if (!row || !id) continue;
    const number = Number(article.id.slice('comment-'.length));
    places.push({ number, id, row, hidden: article.dataset.state === 'hidden' });
  }
  return places;
}
