/** An essay or a page of the guide. */
export type TextRef = { essayId: string } | { pageId: string };

/** Its id, whichever it is. */
export const idOf = (text: TextRef) => ('essayId' in text ? text.essayId : text.pageId);
