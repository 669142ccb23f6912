import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Column } from '#components/ui/column.tsx';

/** For moderators, and nothing to be found. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function ModerationLayout({ children }: { children: ReactNode }) {
  return <Column className="pb-16">{children}</Column>;
}
