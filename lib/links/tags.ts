/** What leads to an essay or a page of the guide (by its id): links, and essays that answer it. */
export const linksToTag = (id: string) => `links-to:${id}`;
