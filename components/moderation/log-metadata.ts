import type { Metadata } from 'next';
import { filterName, type LogFilter, logAddress } from '#lib/moderation/rules/log.ts';

const TITLE = 'Moderation log';

/** What a page of the log says of itself; only the first of the whole log is to be found. */
export function logMetadata(filter: LogFilter | null, isFirst: boolean): Metadata {
  const name = filter ? `${TITLE}: ${filterName(filter)}` : TITLE;
  return {
    title: isFirst ? name : `${name}, older entries`,
    description:
      'What was decided here about comments, essays and members, in which role and by which house rule.',
    ...(isFirst && filter === null
      ? { alternates: { canonical: logAddress(null), types: FEEDS } }
      : { alternates: { types: FEEDS }, robots: { index: false, follow: true } }),
  };
}

const FEEDS = {
  'application/atom+xml': [{ title: TITLE, url: '/moderation/log/feed.xml' }],
  'application/feed+json': [{ title: TITLE, url: '/moderation/log/feed.json' }],
};
