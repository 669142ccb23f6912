import { notFound } from 'next/navigation';
import { logMetadata } from '#components/moderation/log-metadata.ts';
import { LogView } from '#components/moderation/log-view.tsx';
import { getLogPage } from '#lib/moderation/queries/log.ts';

export const ensureStatic = 'navigation';
export const metadata = logMetadata(null, true);

export default async function LogNewestPage() {
  const page = await getLogPage(null, null);
  if (!page) notFound();
  return <LogView page={page} filter={null} isFirst />;
}
