/** What a page's address says, each name once: of a repeated one the first. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of an address; undefined when it is not there. */
export function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
