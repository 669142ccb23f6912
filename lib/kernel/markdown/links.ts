import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { asFigure, ownPicture, type ResolveImage } from './pictures.ts';

/** Schemes a link may have. An address without one is a place on this site or this page. */
export const LINK_SCHEMES = ['http', 'https', 'mailto'];

type LinkRules = {
  /** Words of the `rel` attribute of links that leave the page. */
  rel: readonly string[];
  /** Ids of headings: a link to `#words` of a heading finds the heading's prefixed id. */
  headingIds?: ReadonlySet<string>;
  idPrefix?: string;
  /** Pictures of ours that are shown; without it none is. */
  resolveImage?: ResolveImage | undefined;
};

/**
 * Settles what the links and pictures of a text become. A picture of ours is shown where
 * `resolveImage` knows it; any other becomes a link to it with its description, or else its address,
 * as words: loading it would tell another server who reads what.
 * A link with a scheme we don't follow, and a link inside a link, become their words.
 */
export function settleLinks(tree: Root, rules: LinkRules): void {
  tree.children = tree.children.flatMap((node): RootContent[] =>
    node.type === 'element' ? settle(node, false, rules) : [node],
  );
}

function settle(node: ElementContent, inLink: boolean, rules: LinkRules): ElementContent[] {
  if (node.type !== 'element') return [node];
  const picture = node.tagName === 'img' ? ownPicture(node, rules.resolveImage) : undefined;
  if (picture) return [picture];
  const element = node.tagName === 'img' ? pictureAsLink(node) : node;
  const isLink = element.tagName === 'a';
  element.children = element.children.flatMap((child) => settle(child, inLink || isLink, rules));
  if (!isLink) return [element.tagName === 'p' ? asFigure(element) : element];
  const href = lowerScheme(String(element.properties.href ?? ''));
  if (inLink || !isAllowedAddress(href)) return element.children;
  element.properties = { ...element.properties, ...propertiesFor(href, rules) };
  return [element];
}

function pictureAsLink({ properties }: Element): Element {
  const address = String(properties.src ?? '');
  const words = String(properties.alt ?? '').trim() || address;
  const kept: Properties = { href: address };
  if (properties.title) kept.title = properties.title;
  return {
    type: 'element',
    tagName: 'a',
    properties: kept,
    children: [{ type: 'text', value: words }],
  };
}

/** Whether a link may lead to an address: http, https, mailto, or a place on this site. */
export function isAllowedAddress(href: string): boolean {
  // Everything before the first colon is a scheme unless a path, query or fragment began before it.
  const scheme = /^([^/?#:]*):/.exec(href)?.[1];
  return scheme === undefined || LINK_SCHEMES.includes(scheme.toLowerCase());
}

/** The sanitiser knows schemes in lower case only; to browsers case makes no difference. */
function lowerScheme(href: string): string {
  return href.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}

function propertiesFor(href: string, { rel, headingIds, idPrefix = '' }: LinkRules): Properties {
  if (!href.startsWith('#')) return { href, rel: [...rel] };
  const id = `section-${idPrefix}${decoded(href.slice(1)).toLowerCase()}`;
  return { href: headingIds?.has(id) ? `#${encodeURIComponent(id)}` : href };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
