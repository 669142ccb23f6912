import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { Voices } from '#components/comments/voices.tsx';
import { Column } from '#components/ui/column.tsx';
import { isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { leadOn } from '../../../../../../former-essay.ts';
import { findVoices, voicesMetadata } from '../../find-voices.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE, stance: BUILD_EXAMPLE, number: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string; stance: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return voicesMetadata(await findVoices(await params));
}

/** What those said after a comment who say the same of where they are. */
export default async function LaterVoicesPage({ params }: Props) {
  const { slug, stance, number } = await params;
  if (isBuildExample(slug)) return <Column>A discussion</Column>;
  const voices = await findVoices({ slug, stance, number });
  if (!voices) {
    await leadOn(slug, 'voices', stance, number);
    notFound();
  }
  return (
    <Column>
      <Voices voices={voices} island={<ThreadIsland essayId={voices.essayId} slug={slug} />} />
    </Column>
  );
}
