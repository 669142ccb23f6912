import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Column } from '#components/ui/column.tsx';

/** Forms and one person's own view are nothing to be found. */
export const metadata: Metadata = { robots: { index: false } };

export default function CommentLayout({ children }: { children: ReactNode }) {
  return <Column className="pb-16">{children}</Column>;
}
