/** A tag as our own pipeline writes it: every value stands in double quotes. */
const TAG = /<(?:a|img)\s(?:[^<>"]|"[^"]*")*>/g;
const ADDRESS = /(\s(?:href|src)=")\/(?!\/)/g;
const WIDTHS = /(\ssrcset=")([^"]*)"/g;

/**
 * Rendered HTML for where it is read elsewhere, such as in a feed: a link and a picture that begin
 * at our root say where that is. `siteUrl` has no slash at its end.
 */
export function withWholeAddresses(html: string, siteUrl: string): string {
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, `$1${siteUrl}/`).replace(WIDTHS, (_all, start: string, list: string) => {
      return `${start}${list.replace(/(^|, )\//g, `$1${siteUrl}/`)}"`;
    }),
  );
}
