import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { articleData, cardOf } from '#components/essays/article-data.ts';
import { EssayData } from '#components/essays/essay-data.tsx';
import { essayMetadata } from '#components/essays/essay-metadata.ts';
import { EssayPage } from '#components/essays/essay-page.tsx';
import { TakenBack } from '#components/publishing/taken-back.tsx';
import { Column } from '#components/ui/column.tsx';
import { findFormer } from '#lib/addresses/queries.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { getFirstWindow } from '#lib/comments/queries/thread-windows.ts';
import { getEssay } from '#lib/essays/queries.ts';
import { answerWith } from '#lib/platform/answer-with.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { findAround } from '../../../essay-around.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

const NOT_HERE: Metadata = { title: 'Nothing to read here', robots: { index: false } };

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findEssay((await params).slug);
  return found ? essayMetadata(getSite().name, ...found) : NOT_HERE;
}

/** An essay, and its discussion with the oldest comments first. */
export default async function OldestFirstPage({ params }: Props) {
  const { slug } = await params;
  if (isBuildExample(slug)) return <Column>An essay</Column>;
  const found = await findEssay(slug);
  if (!found) return notHere(slug);
  const [essay, thread] = found;
  const around = await findAround(essay.id);
  const island = <ThreadIsland essayId={thread.essayId} slug={slug} />;
  return (
    <EssayPage essay={essay} around={around} thread={thread} island={island}>
      <EssayData
        site={getSite()}
        essay={cardOf(essay)}
        thread={thread}
        more={articleData(getSite(), essay, around)}
      />
    </EssayPage>
  );
}

/** Readers find nothing there: it moved, its author took it back, or there never was anything. */
async function notHere(slug: string) {
  const former = await findFormer(essayAddress(slug));
  if (former === null) notFound();
  if (former.kind === 'moved') permanentRedirect(`/${former.to}`);
  answerWith(410);
  return <TakenBack at={former.at} />;
}

async function findEssay(slug: string) {
  const [essay, thread] = await Promise.all([getEssay(slug), getFirstWindow(slug, 'oldest')]);
  return essay && thread && ([essay, thread] as const);
}
