import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LogView } from '#components/moderation/log-view.tsx';
import { getLogPage } from '#lib/moderation/queries.ts';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';
export const metadata: Metadata = {
  title: 'Moderation log: older entries',
  robots: { index: false, follow: true },
};

export function generateStaticParams() {
  return [{ id: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ id: string }> };

/** The entries of the log after one of them. */
export default async function LogOlderPage({ params }: Props) {
  const { id } = await params;
  if (isBuildExample(id)) return <LogView page={{ entries: [], older: null }} isFirst={false} />;
  const page = await getLogPage(id);
  if (!page) notFound();
  return <LogView page={page} isFirst={false} />;
}
