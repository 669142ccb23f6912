import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** Forms and one person's own view are nothing to be found. */
export const metadata: Metadata = { robots: { index: false } };

export default function CommentLayout({ children }: { children: ReactNode }) {
  return children;
}
