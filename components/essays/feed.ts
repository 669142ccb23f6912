import { Feed } from 'feed';
import type { EssayCard } from '#lib/essays/views.ts';

type Site = { name: string; url: string };

/** The feed of essays, in full. Its time is that of the newest text, not of the question. */
export function essayFeed(site: Site, essays: (EssayCard & { html: string })[]): Feed {
  const changes = essays.map(changedAt);
  const feed = new Feed({
    id: `${site.url}/`,
    link: `${site.url}/`,
    title: site.name,
    description: 'Essays by clinicians on working life and on what may come after it',
    language: 'en',
    updated: new Date(Math.max(0, ...changes.map((date) => date.getTime()))),
    feedLinks: { atom: `${site.url}/feed.xml`, json: `${site.url}/feed.json` },
    favicon: `${site.url}/favicon.ico`,
    generator: false,
  });
  for (const essay of essays) {
    const address = `${site.url}/essays/${essay.slug}`;
    feed.addItem({
      id: address,
      link: address,
      title: forXml(essay.title),
      description: forXml(essay.summary),
      content: forXml(withWholeAddresses(essay.html, site.url)),
      author: [{ name: forXml(essay.byline) }],
      published: new Date(essay.publishedAt),
      date: changedAt(essay),
    });
  }
  return feed;
}

function changedAt(essay: EssayCard): Date {
  return new Date(essay.revisedAt ?? essay.publishedAt);
}

/** A feed is read elsewhere: a link that begins at our root has to say where that is. */
function withWholeAddresses(html: string, siteUrl: string): string {
  return html.replace(/(<[^>]*\s(?:href|src)=")\/(?!\/)/g, `$1${siteUrl}/`);
}

/** Without the characters that XML 1.0 has no way to write (its section 2.2). */
function forXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
