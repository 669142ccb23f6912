import { PAGE_LANGUAGE } from '#components/ui/language.ts';
import type { FeedPage } from '#lib/feeds/views.ts';
import type { GuideBlock } from '#lib/guide/rules/guide-document.ts';
import { withWholeAddresses } from '#lib/kernel/markdown/whole-addresses.ts';
import { type FeedSite, type FeedView, urn } from './feed.ts';

/** The pages of the guide that changed last, in full. */
export function guideFeed(site: FeedSite, pages: FeedPage[]): FeedView {
  return {
    id: `${site.url}/guide/feed.xml`,
    title: `${site.name}: the guide`,
    subtitle: 'What changes in the guide for clinicians who think of leaving',
    home: `${site.url}/`,
    atom: `${site.url}/guide/feed.xml`,
    json: `${site.url}/guide/feed.json`,
    icon: `${site.url}/favicon.ico`,
    language: PAGE_LANGUAGE,
    hub: site.hub,
    entries: pages.map((page) => ({
      id: urn(page.id),
      url: addressOf(site, page),
      title: page.title,
      summary: page.summary,
      html: withWholeAddresses(htmlOf(site, page), site.url),
      author: site.name,
      published: page.publishedAt,
      updated: page.changedAt,
    })),
  };
}

const addressOf = (site: FeedSite, { permalink }: FeedPage) =>
  encodeURI(`${site.url}/${permalink}`);

/** A page as one text: the ways in lead to its sections on the site. */
function htmlOf(site: FeedSite, page: FeedPage): string {
  const { intro, waysIn, outro, sections } = page.document;
  const address = addressOf(site, page);
  const ways = waysIn.map(({ text, sectionId }) =>
    sectionId === null
      ? `<li>${escaped(text)}</li>`
      : `<li><a href="${escaped(`${address}#${encodeURIComponent(sectionId)}`)}">${escaped(text)}</a></li>`,
  );
  return [
    ...intro.map(blockHtml),
    ways.length === 0 ? '' : `<ol>${ways.join('')}</ol>`,
    ...outro.map(blockHtml),
    ...sections.flatMap(({ title, blocks }) => [
      `<h2>${escaped(title)}</h2>`,
      ...blocks.map(blockHtml),
    ]),
  ]
    .filter(Boolean)
    .join('\n');
}

function blockHtml(block: GuideBlock): string {
  if (block.kind === 'html') return block.html;
  const articles = block.articles.map(({ title, address }) => {
    const words = escaped(title);
    return address
      ? `<li><a href="${escaped(address)}">${words}</a></li>`
      : `<li>${words} (planned)</li>`;
  });
  return `<ul>${articles.join('')}</ul>`;
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
