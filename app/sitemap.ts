import type { MetadataRoute } from 'next';
import { oldestPage } from '#lib/comments/rules/addresses.ts';
import { listEssayAddresses } from '#lib/essays/queries.ts';
import { listGuidePages } from '#lib/guide/queries.ts';
import { listSeriesSlugs } from '#lib/series/queries.ts';
import { getSite } from '#lib/site/queries.ts';

/**
 * A sitemap holds no more (sitemaps.org). Beyond it the last parts of the oldest essays' discussions
 * are left out: each part links to the next, so they are found all the same.
 */
const MOST_ADDRESSES = 50_000;

/**
 * Every page that is to be found: home, rules, the log and figures of moderation, guide, series,
 * essays, and the parts of their discussions. When they changed is not said: a comment changes a
 * page as well as its essay does, and a date that is too old keeps search engines away.
 */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { url } = getSite();
  const [essays, pages, series] = await Promise.all([
    listEssayAddresses(),
    listGuidePages(),
    listSeriesSlugs(),
  ]);
  const parts = essays.flatMap(({ slug, windows }) =>
    Array.from({ length: windows - 1 }, (_, index) => oldestPage(slug, index + 2)),
  );
  return [
    '/',
    '/rules',
    '/moderation/log',
    '/transparency',
    ...pages.map(({ permalink }) => encodeURI(`/${permalink}`)),
    ...series.map((slug) => `/series/${slug}`),
    ...essays.map(({ slug }) => `/essays/${slug}`),
    ...parts,
  ]
    .slice(0, MOST_ADDRESSES)
    .map((address) => ({ url: `${url}${address}` }));
}
