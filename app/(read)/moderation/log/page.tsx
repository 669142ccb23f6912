import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LogView } from '#components/moderation/log-view.tsx';
import { getLogPage } from '#lib/moderation/queries.ts';

export const ensureStatic = 'navigation';
export const metadata: Metadata = {
  title: 'Moderation log',
  description: 'What moderators decided here, in which role and by which house rule.',
};

export default async function LogNewestPage() {
  const page = await getLogPage(null);
  if (!page) notFound();
  return <LogView page={page} isFirst />;
}
