import type { Metadata } from 'next';
import { TransparencyView } from '#components/transparency/transparency-view.tsx';
import { getFigures } from '#lib/transparency/queries.ts';

export const ensureStatic = 'navigation';
export const metadata: Metadata = {
  title: 'Moderation in figures',
  description:
    'How often something was hidden here in the last twelve months, why, how soon, and how often that was wrong.',
  alternates: { canonical: '/transparency' },
};

export default async function TransparencyPage() {
  return <TransparencyView figures={await getFigures()} />;
}
