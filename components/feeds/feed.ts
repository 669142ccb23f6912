/** An entry of a feed. Titles and summaries are plain text; `html` is rendered and sanitised. */
export type FeedEntry = {
  /** Stays the same for as long as the thing does, wherever it moves: an absolute URI. */
  id: string;
  url: string;
  title: string;
  summary?: string;
  html: string;
  author: string;
  /** BCP 47; left out where it is the feed's. */
  language?: string;
  /** ISO 8601, UTC. */
  published: string;
  updated: string;
  /** What it answers: that entry's id, and where it is read. */
  answers?: { id: string; url: string };
};

/** A feed, whichever form it is given in. All addresses are whole. */
export type FeedView = {
  id: string;
  title: string;
  subtitle: string;
  /** The page that it is the feed of. */
  home: string;
  atom: string;
  json: string;
  icon: string;
  /** BCP 47. */
  language: string;
  /** The WebSub hub that tells subscribers at once; null without one. */
  hub: string | null;
  entries: FeedEntry[];
};

/** The site as its feeds name it. */
export type FeedSite = { name: string; url: string; hub: string | null };

/** The id of what has one of our ids, by RFC 9562. */
export const urn = (id: string) => `urn:uuid:${id}`;

const ATOM = 'http://www.w3.org/2005/Atom';
/** Replies, by RFC 4685. */
const THREADS = 'http://purl.org/syndication/thread/1.0';

/** Of a feed without entries: a time that says nothing of the moment at which it was asked for. */
const NEVER = new Date(0).toISOString();

/** A feed as Atom (RFC 4287). Its time is that of its newest entry, not of the question. */
export function atomXml(feed: FeedView): string {
  const updated = feed.entries.map((entry) => entry.updated).sort();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed${attributes({ xmlns: ATOM, 'xmlns:thr': THREADS, 'xml:lang': feed.language })}>`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', updated.at(-1) ?? NEVER),
    element('icon', feed.icon),
    link({ rel: 'alternate', type: 'text/html', href: feed.home }),
    link({ rel: 'self', type: 'application/atom+xml', href: feed.atom }),
    ...(feed.hub === null ? [] : [link({ rel: 'hub', href: feed.hub })]),
    ...feed.entries.map(atomEntry),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry(entry: FeedEntry): string {
  const { answers, language, summary } = entry;
  return [
    `<entry${language ? attributes({ 'xml:lang': language }) : ''}>`,
    element('id', entry.id),
    element('title', entry.title),
    element('published', entry.published),
    element('updated', entry.updated),
    link({ rel: 'alternate', type: 'text/html', href: entry.url }),
    `<author>${element('name', entry.author)}</author>`,
    ...(answers
      ? [
          `<thr:in-reply-to${attributes({ ref: answers.id, href: answers.url, type: 'text/html' })}/>`,
        ]
      : []),
    ...(summary ? [element('summary', summary)] : []),
    `<content type="html">${escaped(entry.html)}</content>`,
    '</entry>',
  ].join('\n');
}

/** The same as JSON Feed 1.1. */
export function jsonFeed(feed: FeedView): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.home,
    feed_url: feed.json,
    favicon: feed.icon,
    language: feed.language,
    ...(feed.hub === null ? {} : { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      ...(entry.summary ? { summary: entry.summary } : {}),
      content_html: entry.html,
      authors: [{ name: entry.author }],
      ...(entry.language ? { language: entry.language } : {}),
      date_published: entry.published,
      date_modified: entry.updated,
    })),
  };
}

/** What a feed is answered with, in either form: a hub reads the headers before the feed. */
export function feedAnswer(feed: FeedView, form: 'atom' | 'json'): Response {
  const isAtom = form === 'atom';
  const self = isAtom ? feed.atom : feed.json;
  const links = [`<${self}>; rel="self"`, ...(feed.hub ? [`<${feed.hub}>; rel="hub"`] : [])];
  return new Response(isAtom ? atomXml(feed) : JSON.stringify(jsonFeed(feed)), {
    headers: {
      'content-type': `application/${isAtom ? 'atom+xml' : 'feed+json'}; charset=utf-8`,
      link: links.join(', '),
    },
  });
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

const link = (of: Record<string, string>) => `<link${attributes(of)}/>`;

function attributes(of: Record<string, string>): string {
  return Object.entries(of)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

/** Text for XML 1.0: without what it has no way to write (section 2.2), and with no mark of its own. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Read as XML, it would be a line end like any other.
      .replaceAll('\r', '&#13;')
  );
}
