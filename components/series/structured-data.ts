import type { SeriesView } from '#lib/series/views.ts';

type Site = { name: string; url: string };

/** A series and its published parts in the words of schema.org. */
export function seriesData(site: Site, series: SeriesView): object {
  const url = `${site.url}/series/${series.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWorkSeries',
    '@id': url,
    url,
    name: series.title,
    ...(series.summary === '' ? {} : { description: series.summary }),
    publisher: { '@type': 'Organization', name: site.name, url: site.url },
    hasPart: series.parts.map((part, index) => ({
      '@type': 'Article',
      '@id': `${site.url}/essays/${part.slug}#essay`,
      url: `${site.url}/essays/${part.slug}`,
      headline: part.title,
      inLanguage: part.language,
      datePublished: part.publishedAt,
      position: index + 1,
    })),
  };
}
