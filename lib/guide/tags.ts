/** Lists of published guide pages: home, header, sitemap. */
export const GUIDE_TAG = 'guide';

/** What stands at an address, a page, a former address or nothing: touched when that changes. */
export const pageAddressTag = (address: string) => `page-address:${address}`;
