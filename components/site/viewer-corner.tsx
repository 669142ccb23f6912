'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';

/** What `/api/viewer` says of the person, as far as the header needs it. */
type Viewer = {
  signedIn: boolean;
  name: string | null;
  may: { write: boolean; moderate: boolean };
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
  if (!viewer.may.write && !viewer.may.moderate) {
    return (
      <a href="/account" className={LINK}>
        {name}
      </a>
    );
  }
  return <Menu name={name} may={viewer.may} />;
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
    return () => leaving.abort();
  }, []);
  return viewer;
}

function hasHint(cookies: string): boolean {
  return cookies.split('; ').includes(`${SIGNED_IN_HINT}=1`);
}
