/** First parts of addresses that belong to the site itself, now or by its public contract. */
const RESERVED = new Set([
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
  'icon.png',
  'icon.svg',
  'mailbox',
  'metrics',
  'moderation',
  'opengraph-image',
  'people',
  'robots.txt',
  'rules',
  'search',
  'sign-in',
  'sitemap.xml',
  'transparency',
  'write',
]);

/** Whether an address (without its leading slash) can never be a page's. */
export function isReserved(address: string): boolean {
  return RESERVED.has(address.split('/')[0]?.toLowerCase() ?? '');
}
