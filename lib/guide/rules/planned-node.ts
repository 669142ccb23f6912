import type { Data, Literal } from 'mdast';

/** A planned article, standing in the tree where the author put it until its block is lifted out. */
export interface PlannedNode extends Literal {
  type: 'plannedArticle';
  /** Its title, as typed. */
  value: string;
  data?: Data;
}

declare module 'unist' {
  interface Data {
    /** A note was taken out of this paragraph, heading or cell. */
    lostSomething?: boolean;
  }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    plannedArticle: PlannedNode;
  }
  interface RootContentMap {
    plannedArticle: PlannedNode;
  }
}

const ARTICLE = /^\s*article:\s*/i;

/** The title behind "article:", on one line; null if the text is no planned article. */
export function plannedTitle(text: string): string | null {
  if (!ARTICLE.test(text)) return null;
  return text.replace(ARTICLE, '').replace(/\s+/g, ' ').trim();
}

/** A planned article with this title. */
export function plannedNode(title: string): PlannedNode {
  return { type: 'plannedArticle', value: title };
}
