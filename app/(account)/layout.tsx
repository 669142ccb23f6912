import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Column } from '#components/ui/column.tsx';

/** Pages about one person are nobody else's to find. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <Column width="form" className="pb-16">
      {children}
    </Column>
  );
}
