'use client';

import { usePathname } from 'next/navigation';

/**
 * Leads to a fresh code, for what an open browser alone must not do. In a tab of its own, so that
 * what was typed here stands here when the person comes back.
 */
export function ConfirmLink() {
  const path = usePathname() ?? '/';
  return (
    <p className="mt-1">
      <a href={`/sign-in/again?next=${encodeURIComponent(path)}`} target="_blank" rel="noopener">
        Type a fresh code in a new tab
      </a>
      , then come back and send this again. What you wrote stays here.
    </p>
  );
}
