/** First parts of addresses that belong to the site itself, now or by its public contract. */
const RESERVED = new Set([
  '.well-known',
  '_next',
  'account',
  'api',
  'apple-icon.png',
  'comments',
  'decisions',
  'essays',
  'favicon.ico',
  'feed.json',
  'feed.xml',
  'guide',
  'icon.png',
  'icon.svg',
  'images',
  'mailbox',
  'mails',
  'metrics',
  'moderation',
  'opengraph-image',
  'opengraph-image.png',
  'people',
  'review',
  'robots.txt',
  'rules',
  'search',
  'series',
  'sign-in',
  'sitemap.xml',
  'transparency',
  'write',
]);

/** Whether an address (without its leading slash) can never be a page's. */
export function isReserved(address: string): boolean {
  return RESERVED.has(address.split('/')[0]?.toLowerCase() ?? '');
}
