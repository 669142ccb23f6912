'use client';

import { Fragment, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { pageOf } from '#components/ui/page-of.ts';
import type { OwnComment } from '#lib/comments/views.ts';
import type { ThreadViewer } from './island-viewer.ts';

type Place = { number: number; id: string; row: Element; hidden: boolean };

type IslandMarksProps = {
  viewer: ThreadViewer;
  /** It stands in the page with the comments. */
  place: RefObject<Element | null>;
};

/**
 * What one person sees beside the comments of a thread: which are theirs and what they may do. It
 * is laid into what is free of the row that each comment has anyway, so that no text moves; what
 * finds no room there is behind "More".
 */
export function IslandMarks({ viewer, place }: IslandMarksProps) {
  const [places, setPlaces] = useState<Place[]>([]);
  // After every rendering: the page may have new comments, and then this is rendered again too.
  useEffect(() => {
    const now = findPlaces(pageOf(place.current));
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
    ) : hidden ? null : (
      <Link id={id} page="report" about={number}>
        Report
      </Link>
    );
    return (
      <Fragment key={id}>{marks && createPortal(<span data-marks>{marks}</span>, row)}</Fragment>
    );
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
      <b>You</b>
      {own.editableUntil ? (
        <Link id={id} page="edit" about={own.number}>
          Edit
        </Link>
      ) : null}
      <Link id={id} page="delete" about={own.number}>
        Delete
      </Link>
    </>
  );
}

type LinkProps = {
  id: string;
  page: string;
  about: number;
  children: ReactNode;
};

function Link({ id, page, about, children }: LinkProps) {
  return (
    <a href={`/comments/${id}/${page}`} aria-label={`${children} #${about}`}>
      {children}
    </a>
  );
}

/** Comments on the page that are not deleted, each with the row that takes links. */
function findPlaces(page: Element | null): Place[] {
  const places: Place[] = [];
  for (const article of page?.querySelectorAll<HTMLElement>('article[data-comment]') ?? []) {
    const row = article.querySelector('[data-acts]');
    const id = /\/comments\/([\w-]{36})/.exec(row?.innerHTML ?? '')?.[1];
    if (!row || !id) continue;
    const number = Number(article.id.slice('comment-'.length));
    places.push({ number, id, row, hidden: article.dataset.state === 'hidden' });
  }
  return places;
}
