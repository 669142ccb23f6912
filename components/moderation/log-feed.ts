import { Feed } from 'feed';
import type { LogEntry } from '#lib/moderation/views.ts';
import { logAftermath, logSentence } from './log-words.ts';

type Site = { name: string; url: string };

const DESCRIPTION =
  'What was decided about comments, essays and members, in which role and by which house rule. For each decision a day and no hour.';

/** The log as Atom (`atom1()`). Its time is that of the newest change, to the day, and not of the question. */
export function logFeed(site: Site, entries: LogEntry[]): Feed {
  const feed = new Feed({
    id: logAt(site),
    link: logAt(site),
    title: titleOf(site),
    description: DESCRIPTION,
    language: 'en',
    updated: new Date(
      Math.max(0, ...entries.map(({ changedOn }) => momentOf(changedOn).getTime())),
    ),
    feedLinks: { atom: `${logAt(site)}/feed.xml` },
    favicon: `${site.url}/favicon.ico`,
    // Atom asks for an author of each entry or of the feed (RFC 4287, 4.1.1).
    author: { name: site.name },
    generator: false,
  });
  for (const entry of entries) {
    const address = `${logAt(site)}#${entry.key}`;
    feed.addItem({
      id: address,
      link: address,
      title: textOf(entry),
      description: textOf(entry),
      published: momentOf(entry.day),
      date: momentOf(entry.changedOn),
    });
  }
  return feed;
}

/** The same as a JSON feed, version 1.1. */
export function logJsonFeed(site: Site, entries: LogEntry[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(site),
    description: DESCRIPTION,
    home_page_url: logAt(site),
    feed_url: `${logAt(site)}/feed.json`,
    favicon: `${site.url}/favicon.ico`,
    language: 'en',
    items: entries.map((entry) => ({
      id: `${logAt(site)}#${entry.key}`,
      url: `${logAt(site)}#${entry.key}`,
      title: textOf(entry),
      content_text: textOf(entry),
      tags: [entry.kind, entry.role, entry.subject, ...(entry.rule ? [entry.rule.key] : [])],
      date_published: momentOf(entry.day).toISOString(),
      date_modified: momentOf(entry.changedOn).toISOString(),
    })),
  };
}

const logAt = (site: Site) => `${site.url}/moderation/log`;
const titleOf = (site: Site) => `${site.name}: moderation log`;
/** A feed has moments and no days: the first of the day. */
const momentOf = (day: string) => new Date(`${day}T00:00:00.000Z`);

/** All words are our own, but for the key of a rule that was given up: letters and hyphens. */
function textOf(entry: LogEntry): string {
  const aftermath = logAftermath(entry);
  const rule = entry.rule ? `: ${entry.rule.short}` : '';
  return `${logSentence(entry)}${rule}${aftermath ? ` (${aftermath})` : ''}`;
}
