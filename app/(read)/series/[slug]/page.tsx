import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SeriesView } from '#components/series/series-view.tsx';
import { seriesData } from '#components/series/structured-data.ts';
import { PREVIEW_IMAGE } from '#components/site/preview-image.ts';
import { Column } from '#components/ui/column.tsx';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { getSeries } from '#lib/series/queries.ts';
import { getSite, isBuildExample } from '#lib/site/queries.ts';
import { BUILD_EXAMPLE } from '#lib/site/rules.ts';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = await getSeries((await params).slug);
  if (!series) return { title: 'Not found' };
  const { slug, title, summary } = series;
  const url = `/series/${slug}`;
  return {
    title,
    description: summary || undefined,
    alternates: { canonical: url },
    openGraph: {
      type: 'website',
      title,
      description: summary || undefined,
      url,
      siteName: getSite().name,
      locale: 'en_GB',
      images: [PREVIEW_IMAGE],
    },
  };
}

/** A series of essays in its order. */
export default async function SeriesPage({ params }: Props) {
  const { slug } = await params;
  if (isBuildExample(slug)) return <Column>A series</Column>;
  const series = await getSeries(slug);
  if (!series) notFound();
  return (
    <Column className="pb-16">
      <SeriesView series={series} />
      <JsonLd data={seriesData(getSite(), series)} />
    </Column>
  );
}
