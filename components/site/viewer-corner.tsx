'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { countWords, NOTICES_SEEN } from '#lib/notifications/rules.ts';

/** What `/api/viewer` says of the person, as far as the header needs it. */
type Viewer = {
  signedIn: boolean;
  name: string | null;
  may: { write: boolean; moderate: boolean };
  /** How many notices are new to them. */
  notices: number;
};

const LINK = 'flex min-h-11 min-w-0 items-center whitespace-nowrap';

/**
 * The corner of the header that belongs to one person. The page says "Sign in" to everybody; only a
 * browser that holds the hint cookie asks who is here.
 */
export function ViewerCorner() {
  const viewer = useViewer();
  if (!viewer?.signedIn) {
    return (
      <a href="/sign-in" className={LINK}>
        Sign in
      </a>
    );
  }
  const name = <span className="max-w-44 truncate">{viewer.name ?? 'Account'}</span>;
  return (
    <div className="flex min-w-0 items-center gap-x-1">
      {viewer.notices > 0 ? <NewNotices count={viewer.notices} /> : null}
      {viewer.may.write || viewer.may.moderate ? (
        <Menu name={name} may={viewer.may} />
      ) : (
        <a href="/account" className={LINK}>
          {name}
        </a>
      )}
    </div>
  );
}

/** How much the site has to tell them that they have not read. */
function NewNotices({ count }: { count: number }) {
  const words = countWords(count);
  return (
    <a
      href="/account/notices"
      aria-label={`${words} new ${count === 1 ? 'notice' : 'notices'}`}
      className="flex min-h-11 min-w-8 shrink-0 items-center justify-center no-underline"
    >
      <span className="min-w-6 rounded-full border border-accent px-1.5 text-center text-meta font-semibold tabular-nums">
        {words}
      </span>
    </a>
  );
}

/** The rooms of those who have more than one. It lies over the page, so that nothing moves. */
function Menu({ name, may }: { name: ReactNode; may: Viewer['may'] }) {
  return (
    <details
      className="relative min-w-0"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary className={`${LINK} text-accent underline`}>{name}</summary>
      <ul className="absolute right-0 z-10 min-w-44 border border-edge bg-paper px-4 py-1">
        {may.moderate ? <MenuItem href="/moderation" text="Moderation" /> : null}
        {may.write ? <MenuItem href="/write" text="Write" /> : null}
        <MenuItem href="/account/notices" text="Notices" />
        <MenuItem href="/account" text="Account" />
      </ul>
    </details>
  );
}

function MenuItem({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href} className="flex min-h-11 items-center">
        {text}
      </a>
    </li>
  );
}

function useViewer(): Viewer | null {
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let asked = '';
    const ask = () => {
      // A jump within the page tells nothing new.
      if (asked === location.pathname) return;
      asked = location.pathname;
      if (!hasHint(document.cookie)) {
        setViewer(null);
        return;
      }
      fetch('/api/viewer', { signal, headers: { accept: 'application/json' } })
        .then((answer) => (answer.ok ? (answer.json() as Promise<Viewer>) : null))
        .then(setViewer)
        // Offline or on the way to another page: the corner stays as it is for everybody.
        .catch(() => {});
    };
    ask();
    // A form that leads on does so without loading the header anew: signing in, choosing a name.
    window.navigation?.addEventListener('navigatesuccess', ask, { signal });
    const askAgain = () => {
      asked = '';
      ask();
    };
    window.addEventListener(NOTICES_SEEN, askAgain, { signal });
    return () => leaving.abort();
  }, []);
  return viewer;
}

function hasHint(cookies: string): boolean {
  return cookies.split('; ').includes(`${SIGNED_IN_HINT}=1`);
}
