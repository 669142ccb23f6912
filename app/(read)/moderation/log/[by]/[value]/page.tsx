import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { logMetadata } from '#components/moderation/log-metadata.ts';
import { LogView } from '#components/moderation/log-view.tsx';
import { Column } from '#components/ui/column.tsx';
import { getLogPage } from '#lib/moderation/queries/log.ts';
import { readLogFilter } from '#lib/moderation/rules/log.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ by: 'rule', value: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ by: string; value: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { by, value } = await params;
  const filter = readLogFilter(by, value);
  return filter ? logMetadata(filter, true) : { title: 'Not found' };
}

/** The newest entries of the log of one rule or one kind. */
export default async function LogPartPage({ params }: Props) {
  const { by, value } = await params;
  if (isBuildExample(value)) return <Column>The log</Column>;
  const filter = readLogFilter(by, value);
  const page = filter && (await getLogPage(filter, null));
  if (!page) notFound();
  return <LogView page={page} filter={filter} isFirst />;
}
