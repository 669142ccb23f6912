import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** For moderators, and nothing to be found. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function ModerationLayout({ children }: { children: ReactNode }) {
  return children;
}
