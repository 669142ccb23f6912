/**
 * Why the HTML of an example of a specification is not ours. What can be undone before comparing is
 * undone there and not listed: pictures become links, links with other schemes their words, headings
 * other levels, links and code blocks more attributes (see html-comparison.ts).
 */
export type Difference =
  /** HTML is text and shown as it was typed. */
  | 'html-is-text'
  /** GFM makes a link of an address that stands in the text; CommonMark alone does not. */
  | 'bare-address-is-link'
  /** `[[words]]` is a link to a page of ours, or its label. Essays only. */
  | 'wiki-link'
  /** What stands before the first colon of an address must be a scheme that we follow. */
  | 'odd-scheme'
  /** The language of a code block is a word of letters, digits and + # . - and _. */
  | 'odd-language'
  /** Footnotes have ids that say whose they are, a heading, and words for a screen reader. */
  | 'footnote-markup'
  /** The example expects no particular HTML. */
  | 'nothing-expected';

type Differences = Partial<Record<Difference, readonly number[]>>;

/** Examples of CommonMark 0.31.2, by number. */
export const COMMONMARK_DIFFERENCES: Differences = {
  'html-is-text': [
    ...[21, 31],
    ...[148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165],
    ...[166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183],
    ...[184, 185, 186, 187, 188, 189, 190, 191],
    ...[201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536],
    ...[613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643],
  ],
  'bare-address-is-link': [602, 606, 608, 611, 612],
  'odd-scheme': [500],
  'odd-language': [144],
};

/** Examples of CommonMark 0.31.2 that differ in essays only. */
export const COMMONMARK_DIFFERENCES_IN_ESSAYS: Differences = {
  'wiki-link': [548, 559, 590],
};

/** Examples of GitHub's extensions (tables, strikethrough, autolinks, footnotes, task lists). */
export const GFM_DIFFERENCES: Differences = {
  'html-is-text': [12, 22],
  'footnote-markup': [23],
  'nothing-expected': [20],
};
