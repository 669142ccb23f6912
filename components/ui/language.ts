/** The language of the site's own words, as app/layout.tsx says it of every page. */
export const PAGE_LANGUAGE = 'en-GB';
