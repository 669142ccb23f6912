/** As long as a title of an essay may be; it has to fit two lines of a phone. */
export const TITLE_MAX = 200;

/** A card or a search result shows about half of that. */
export const SUMMARY_MAX = 400;

/** As an essay: a small book. */
export const SOURCE_MAX = 200_000;

/** "fas fa-door-open": a name from an icon font, which a page that was brought along may have. */
export const ICON_MAX = 60;
