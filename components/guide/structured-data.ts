import { PAGE_LANGUAGE } from '#components/ui/language.ts';
import type { PageView } from '#lib/guide/views.ts';

type Site = { name: string; url: string };

/** A page of the guide in the words of schema.org. It is the site's own, and no one person's. */
export function pageData(site: Site, page: PageView): object {
  const url = encodeURI(`${site.url}/${page.permalink}`);
  const publisher = { '@type': 'Organization', name: site.name, url: site.url };
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': `${url}#page`,
    url,
    mainEntityOfPage: url,
    headline: page.title,
    description: page.summary,
    author: publisher,
    publisher,
    image: `${site.url}/opengraph-image.png`,
    datePublished: page.publishedAt,
    dateModified: page.revisedAt ?? page.publishedAt,
    inLanguage: PAGE_LANGUAGE,
    isAccessibleForFree: true,
  };
}
