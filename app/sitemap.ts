import type { MetadataRoute } from 'next';
import { listEssayAddresses } from '#lib/essays/queries.ts';
import { listGuidePages } from '#lib/guide/queries.ts';
import { getSite } from '#lib/site/queries.ts';

/** Every page that is to be found: home, essays, guide, rules. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { url } = getSite();
  const [essays, pages] = await Promise.all([listEssayAddresses(), listGuidePages()]);
  return [
    { url: `${url}/` },
    ...essays.map(({ slug, changedAt }) => ({
      url: `${url}/essays/${slug}`,
      lastModified: changedAt,
    })),
    ...pages.map(({ permalink }) => ({ url: encodeURI(`${url}/${permalink}`) })),
    { url: `${url}/rules` },
  ];
}
