import type { MetadataRoute } from 'next';
import { getSite } from '#lib/site/queries.ts';

/** What belongs to one person or is a form has nothing for a search engine. */
export default function robots(): MetadataRoute.Robots {
  const { url } = getSite();
  return {
    rules: {
      userAgent: '*',
      disallow: [
        '/api/',
        '/account',
        '/mailbox',
        '/sign-in',
        '/write',
        '/comments/*/',
        '/essays/*/comment',
      ],
    },
    sitemap: `${url}/sitemap.xml`,
  };
}
