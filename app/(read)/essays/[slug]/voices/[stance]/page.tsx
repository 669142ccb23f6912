import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Voices } from '#components/comments/voices.tsx';
import { Column } from '#components/ui/column.tsx';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../../former-essay.ts';
import { findVoices, voicesMetadata } from '../find-voices.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, stance: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string; stance: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return voicesMetadata(await findVoices(await params));
}

/** What those said who say the same of where they are. */
export default async function VoicesPage({ params }: Props) {
  const { slug, stance } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const voices = await findVoices({ slug, stance });
  if (!voices) {
    await leadOn(slug, 'voices', stance);
    notFound();
  }
  return (
    <Column>
      <Voices voices={voices} island={<ThreadIsland essayId={voices.essayId} slug={slug} />} />
    </Column>
  );
}
