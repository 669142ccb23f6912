'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** How often a page that waits for a job asks how far it is (ms). */
const EVERY = 2_000;

/** Brings a page that waits up to date by itself where a script runs; the link is for all others. */
export function LookAgain({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p className="text-meta">
      <a href={href} className="inline-block py-1">
        Look again
      </a>
    </p>
  );
}
