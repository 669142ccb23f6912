/** A series and its parts, wherever they are named: on its own page and on each part. */
export const seriesTag = (seriesId: string) => `series:${seriesId}`;

/** Whether a series stands at this address, and which. */
export const seriesAddressTag = (slug: string) => `series-address:${slug}`;

/** Lists of series: the sitemap. */
export const ALL_SERIES_TAG = 'all-series';
