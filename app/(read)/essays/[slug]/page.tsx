import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Discussion } from '#components/comments/discussion.tsx';
import { ThreadIsland } from '#components/comments/thread-island.tsx';
import { EssayArticle } from '#components/essays/essay-article.tsx';
import { EssayData } from '#components/essays/essay-data.tsx';
import { PREVIEW_IMAGE } from '#components/site/preview-image.ts';
import { Column } from '#components/ui/column.tsx';
import { getThreadWindow } from '#lib/comments/queries/thread-windows.ts';
import { getEssay } from '#lib/essays/queries.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const essay = await getEssay(slug);
  if (!essay) return { title: 'Not found' };
  const address = `/essays/${slug}`;
  const { title, summary, byline, publishedAt, revisedAt } = essay;
  return {
    title,
    description: summary,
    authors: [{ name: byline }],
    alternates: { canonical: address },
    openGraph: {
      type: 'article',
      title,
      description: summary,
      url: address,
      siteName: getSite().name,
      locale: 'en_GB',
      images: [PREVIEW_IMAGE],
      authors: [byline],
      publishedTime: publishedAt,
      modifiedTime: revisedAt ?? publishedAt,
    },
  };
}

export default async function EssayPage({ params }: Props) {
  const { slug } = await params;
  if (isBuildExample(slug)) return <Column>An essay</Column>;
  const [essay, thread] = await Promise.all([getEssay(slug), getThreadWindow(slug, null)]);
  if (!essay || !thread) notFound();
  const { id: _id, threadId: _thread, html: _text, headings: _headings, ...card } = essay;
  return (
    <Column>
      <EssayArticle essay={essay} />
      <hr className="mx-auto mt-14 mb-12 w-24 border-t border-edge" />
      <Discussion thread={thread} island={<ThreadIsland essayId={thread.essayId} slug={slug} />} />
      <EssayData site={getSite()} essay={card} thread={thread} />
    </Column>
  );
}
