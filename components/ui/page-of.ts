/**
 * The page that an element stands in, as one container. After a navigation by script Next keeps the
 * pages before it beside it in `main`, out of sight (cacheComponents), and those have comments of the
 * same numbers and links of the same kinds. Who lays something over a page looks no further than this.
 */
export function pageOf(own: Element | null): Element | null {
  return own?.closest('main > *') ?? null;
}
