import { readableText } from '#lib/word-rules/rules/readable-text.ts';

/** How people write a dot that is not to be taken for one: "[.]", "(dot)". */
const HIDDEN_DOT = /\s?[[({<]\s?(?:\.|dot|punkt)\s?[\])}>]\s?/giu;

/** Other scripts' full stops, which browsers take for a dot in an address. */
const OTHER_DOTS = /[。．｡․]/gu;

/** "example dot com", but not "the dot com years". */
const SPOKEN_DOT =
  /(?<!\b(?:the|a|this|that|of|post|pre|first|during))\s(?:dot|punkt)\s(?=(?:com|org|net|info|io|co|uk|me|ly)\b)/giu;

/** What cannot be seen. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** "https://", and as it is written so that it is no link: "hxxps://", "http : //". */
const SCHEME = /\b(?:h(?:tt|xx|\*\*)ps?|ftp)\s?:\s?\/\s?\/\s?[^\s<>"]{1,200}/giu;

/** "www.", also with spaces: "www . example . org". */
const WWW = /\bwww\s{0,2}\.\s{0,2}[\p{L}\d-]{1,63}(?:\s?\.\s?[\p{L}\d-]{1,63}){0,8}/giu;

/**
 * Endings that are no English words, so that a forgotten space after a full stop is no address
 * ("end.In" is none). With a path after it any ending is one: "t.me/name".
 */
const BARE =
  /(?<![\p{L}\d@.-])(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}(?:(?:com|org|net|info|io|biz|edu|gov|uk|eu|de|fr|ru|cn|xyz|dev|ly|gl|app|shop|online|site|club|icu)(?![\p{L}\d-])|[\p{L}]{2,24}\/[^\s<>"]{1,200})/giu;

/**
 * Relative links and those of this site lead nowhere new. A mail address is no page to advertise: it
 * is what the patient-information guard will ask about.
 */
const OUTSIDE = /^(?:(?!mailto:)[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * The addresses in a comment: of its links, and those that are only written, also when they are
 * disguised. In lower case, each once. Links within the site (`ownHost`, such as "offcall.example")
 * are none. Takes the comment's HTML; takes time in proportion to its length.
 */
export function findLinks(html: string, ownHost: string): string[] {
  const found = new Set<string>();
  const add = (address: string) => {
    const folded = address
      .toLowerCase()
      .replace(/\s/g, '')
      .replace(/[.,;:!?)\]/]+$/, '');
    if (!isOwn(folded, ownHost)) found.add(folded);
  };
  for (const [, address = ''] of html.matchAll(/<a href="([^"]{1,2000})"/g)) {
    if (OUTSIDE.test(address)) add(address);
  }
  const text = readableText(html)
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(OTHER_DOTS, '.')
    .replace(HIDDEN_DOT, '.')
    .replace(SPOKEN_DOT, '.');
  for (const pattern of [SCHEME, WWW, BARE]) {
    for (const [address] of text.matchAll(pattern)) add(address);
  }
  return [...found];
}

function isOwn(address: string, ownHost: string): boolean {
  const bare = address.replace(/^https?:\/\//, '').replace(/^www\./, '');
  return bare === ownHost || bare.startsWith(`${ownHost}/`);
}
