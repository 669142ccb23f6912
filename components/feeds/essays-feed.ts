import { PAGE_LANGUAGE as LANGUAGE } from '#components/ui/language.ts';
import type { FeedEssay } from '#lib/feeds/views.ts';
import { withWholeAddresses } from '#lib/kernel/markdown/whole-addresses.ts';
import { type FeedSite, type FeedView, urn } from './feed.ts';

/** The newest essays, in full. */
export function essaysFeed(site: FeedSite, essays: FeedEssay[]): FeedView {
  return {
    id: `${site.url}/`,
    title: site.name,
    subtitle: 'Essays by clinicians on working life and on what may come after it',
    home: `${site.url}/`,
    atom: `${site.url}/feed.xml`,
    json: `${site.url}/feed.json`,
    icon: `${site.url}/favicon.ico`,
    language: LANGUAGE,
    hub: site.hub,
    entries: essays.map((essay) => ({
      id: urn(essay.id),
      url: `${site.url}/essays/${essay.slug}`,
      title: essay.title,
      summary: essay.summary,
      html: withWholeAddresses(essay.html, site.url),
      author: essay.byline,
      ...(essay.language === LANGUAGE ? {} : { language: essay.language }),
      published: essay.publishedAt,
      updated: essay.changedAt,
    })),
  };
}
