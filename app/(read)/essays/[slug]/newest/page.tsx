import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { essayMetadata } from '#components/essays/essay-metadata.ts';
import { EssayPage } from '#components/essays/essay-page.tsx';
import { Column } from '#components/ui/column.tsx';
import { getFirstWindow } from '#lib/comments/queries/thread-windows.ts';
import { getEssay } from '#lib/essays/queries.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { findAround } from '../../../../essay-around.ts';
import { leadOn } from '../../../../former-essay.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findEssay((await params).slug);
  return found ? essayMetadata(getSite().name, ...found) : { title: 'Not found' };
}

/** An essay, and its discussion with the newest comments first. */
export default async function NewestFirstPage({ params }: Props) {
  const { slug } = await params;
  if (isBuildExample(slug)) return <Column>An essay</Column>;
  const found = await findEssay(slug);
  if (!found) {
    await leadOn(slug, 'newest');
    notFound();
  }
  const [essay, thread] = found;
  const around = await findAround(essay.id);
  const island = <ThreadIsland essayId={thread.essayId} slug={slug} />;
  return <EssayPage essay={essay} around={around} thread={thread} island={island} />;
}

async function findEssay(slug: string) {
  const [essay, thread] = await Promise.all([getEssay(slug), getFirstWindow(slug, 'newest')]);
  return essay && thread && ([essay, thread] as const);
}
