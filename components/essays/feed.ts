import { Feed } from 'feed';
import type { EssayCard } from '#lib/essays/views.ts';
import { withWholeAddresses } from '#lib/kernel/markdown/whole-addresses.ts';

type Site = { name: string; url: string };

type FeedEssay = EssayCard & { html: string };

const DESCRIPTION = 'Essays by clinicians on working life and on what may come after it';

/** The feed of essays, in full, as Atom (`atom1()`). Its time is that of the newest text, not of the question. */
export function essayFeed(site: Site, essays: FeedEssay[]): Feed {
  const changes = essays.map(changedAt);
  const feed = new Feed({
    id: `${site.url}/`,
    link: `${site.url}/`,
    title: site.name,
    description: DESCRIPTION,
    language: 'en',
    updated: new Date(Math.max(0, ...changes.map((date) => date.getTime()))),
    feedLinks: { atom: `${site.url}/feed.xml` },
    favicon: `${site.url}/favicon.ico`,
    generator: false,
  });
  for (const essay of essays) {
    const address = `${site.url}/essays/${essay.slug}`;
    feed.addItem({
      id: address,
      link: address,
      title: forXml(asHtml(essay.title)),
      description: forXml(asHtml(essay.summary)),
      content: inCdata(forXml(withWholeAddresses(essay.html, site.url))),
      author: [{ name: forXml(essay.byline) }],
      published: new Date(essay.publishedAt),
      date: changedAt(essay),
    });
  }
  return feed;
}

/** The same as a JSON feed, version 1.1, which the library of the Atom feed doesn't know. */
export function essayJsonFeed(site: Site, essays: FeedEssay[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    description: DESCRIPTION,
    home_page_url: `${site.url}/`,
    feed_url: `${site.url}/feed.json`,
    favicon: `${site.url}/favicon.ico`,
    language: 'en',
    items: essays.map((essay) => {
      const address = `${site.url}/essays/${essay.slug}`;
      return {
        id: address,
        url: address,
        title: essay.title,
        summary: essay.summary,
        content_html: withWholeAddresses(essay.html, site.url),
        authors: [{ name: essay.byline }],
        date_published: essay.publishedAt,
        date_modified: changedAt(essay).toISOString(),
      };
    }),
  };
}

function changedAt(essay: EssayCard): Date {
  return new Date(essay.revisedAt ?? essay.publishedAt);
}

/** Plain text as HTML, which is what the library says its titles and summaries are. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** HTML that does not end the CDATA section it stands in; the library mends only the first end. */
function inCdata(html: string): string {
  return html.replaceAll(']]>', ']]&gt;');
}

/** Without the characters that XML 1.0 has no way to write (its section 2.2). */
function forXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
