import { notFound } from 'next/navigation';
import { logMetadata } from '#components/moderation/log-metadata.ts';
import { LogView } from '#components/moderation/log-view.tsx';
import { Column } from '#components/ui/column.tsx';
import { getLogPage } from '#lib/moderation/queries/log.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';
export const metadata = logMetadata(null, false);

export function generateStaticParams() {
  return [{ entry: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ entry: string }> };

/** The entries of the log after one of them. */
export default async function LogOlderPage({ params }: Props) {
  const { entry } = await params;
  if (isBuildExample(entry)) return <Column>The log</Column>;
  const page = await getLogPage(null, entry);
  if (!page) notFound();
  return <LogView page={page} filter={null} isFirst={false} />;
}
