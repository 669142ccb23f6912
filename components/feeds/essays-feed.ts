import { PAGE_LANGUAGE as LANGUAGE } from '#components/ui/language.ts';
import type { CorrectionView } from '#lib/essays/views.ts';
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
      html: withWholeAddresses(essay.html, site.url) + essay.corrections.map(noteOf).join(''),
      author: essay.byline,
      ...(essay.language === LANGUAGE ? {} : { language: essay.language }),
      published: essay.publishedAt,
      updated: essay.changedAt,
    })),
  };
}

/** What was put right, as the page says it below the text. */
function noteOf({ note, at }: CorrectionView): string {
  const words = note.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const day = new Date(at).toLocaleDateString(LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' });
  return `\n<p lang="${LANGUAGE}"><strong>Corrected on ${day}:</strong></p>\n<p>${words}</p>`;
}
