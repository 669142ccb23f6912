import type { Element, ElementContent, Properties, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { isAllowedAddress } from './links.ts';

/** What stands around a post and says nothing of its own. */
const DROPPED_TAGS = new Set(['script', 'style', 'template', 'svg', 'noscript', 'form', 'button']);
const DROPPED_CLASSES = [
  ...['quote-controls', 'avatar', 'site-icon', 'onebox-avatar-inline', 'anchor', 'meta'],
  ...['badge-wrapper', 'badge-category__wrapper', 'footnote-backref', 'footnotes-sep', 'poll-info'],
];

/** Players of other sites, which become links to what they play. */
const PLAYERS = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

/** Languages by which Discourse means "none in particular". */
const NO_LANGUAGE = ['lang-auto', 'lang-nohighlight', 'lang-plaintext', 'lang-text'];

/**
 * Turns what only a forum's page knows (quotes with faces, previews, emoji pictures, folded parts)
 * into plain HTML that has a Markdown form. `baseUrl` is the address of the page it comes from.
 */
export function simplifyForumHtml(tree: Root, baseUrl?: string): void {
  const nodes = tree.children.filter((node) => node.type !== 'doctype');
  tree.children = simplifyAll(nodes, baseUrl);
}

type Rule = {
  fits: (element: Element) => boolean;
  becomes: (element: Element, baseUrl?: string) => ElementContent[];
};

/** The first rule that fits decides; what none fits stays, with its children simplified. */
const RULES: readonly Rule[] = [
  {
    fits: (element) => DROPPED_TAGS.has(element.tagName) || hasClass(element, ...DROPPED_CLASSES),
    becomes: () => [],
  },
  { fits: (element) => hasClass(element, 'emoji'), becomes: shortcode },
  { fits: (element) => element.tagName === 'aside' && hasClass(element, 'quote'), becomes: quote },
  {
    fits: (element) => element.tagName === 'aside' && hasClass(element, 'onebox'),
    becomes: preview,
  },
  { fits: (element) => hasClass(element, 'lightbox'), becomes: picturePreview },
  { fits: (element) => hasClass(element, 'mention', 'mention-group'), becomes: words },
  { fits: (element) => hasClass(element, 'math'), becomes: formula },
  { fits: (element) => 'dataYoutubeId' in element.properties, becomes: youtubeVideo },
  { fits: (element) => PLAYERS.has(element.tagName), becomes: player },
  { fits: (element) => element.tagName === 'img', becomes: picture },
  { fits: (element) => element.tagName === 'details', becomes: unfolded },
  { fits: (element) => element.tagName === 'a', becomes: plainLink },
  { fits: (element) => element.tagName === 'pre', becomes: codeBlock },
];

function simplify(element: Element, baseUrl?: string): ElementContent[] {
  const rule = RULES.find(({ fits }) => fits(element));
  if (rule) return rule.becomes(element, baseUrl);
  return [{ ...element, children: simplifyAll(element.children, baseUrl) }];
}

function simplifyAll(nodes: ElementContent[], baseUrl?: string): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'element') return simplify(node, baseUrl);
    return node.type === 'text' ? [node] : [];
  });
}

/** `<img class="emoji" title=":wave:t2:">` is `:wave:`; the tone of the skin falls away. */
function shortcode({ properties }: Element): ElementContent[] {
  const code = String(properties.title ?? properties.alt ?? '');
  return [text(code.replace(/:t[1-6]:$/, ':'))];
}

/** A quote says first who is quoted, and where if it comes from another discussion. */
function quote(element: Element, baseUrl?: string): ElementContent[] {
  const title = findElement(element, (child) => hasClass(child, 'title'));
  const body = findElement(element, (child) => child.tagName === 'blockquote');
  const children = body ? simplifyAll(body.children, baseUrl) : [];
  const source = title ? simplifyAll(title.children, baseUrl) : [];
  const link = source.find((node) => node.type === 'element' && node.tagName === 'a');
  const written = source.map(textIn).join('').trim().replace(/:$/, '');
  const name = link ? String(element.properties.dataUsername ?? '') : written;
  const who = [
    ...(name ? [make('strong', {}, [text(`${name}:`)])] : []),
    ...(name && link ? [text(' ')] : []),
    ...(link ? [link] : []),
  ];
  return [make('blockquote', {}, who.length > 0 ? [make('p', {}, who), ...children] : children)];
}

/** A preview of another page becomes a link with that page's title. */
function preview(element: Element, baseUrl?: string): ElementContent[] {
  const heading = findElement(element, ({ tagName }) => /^h[1-6]$/.test(tagName));
  const anchor = findElement(element, ({ tagName }) => tagName === 'a');
  const href = element.properties.dataOneboxSrc ?? anchor?.properties.href ?? '';
  return [make('p', {}, link(String(href), heading ? textOf(heading) : '', baseUrl))];
}

function picturePreview(element: Element, baseUrl?: string): ElementContent[] {
  const image = findElement(element, ({ tagName }) => tagName === 'img');
  const { href, title } = element.properties;
  const name = String(image?.properties.alt || title || 'picture');
  return link(String(href ?? image?.properties.src ?? ''), name, baseUrl);
}

function picture({ properties }: Element, baseUrl?: string): ElementContent[] {
  const name = String(properties.alt || properties.title || 'picture');
  return link(String(properties.src ?? ''), name, baseUrl);
}

function words(element: Element): ElementContent[] {
  return [text(textOf(element))];
}

/** Formulas stay as they were typed: in a line between dollars, on their own as a block of TeX. */
function formula(element: Element): ElementContent[] {
  const source = textOf(element).trim();
  if (element.tagName === 'span') return [text(`$${source}$`)];
  const code = make('code', { className: ['language-tex'] }, [text(source)]);
  return [make('pre', {}, [code])];
}

function youtubeVideo({ properties }: Element): ElementContent[] {
  const id = encodeURIComponent(String(properties.dataYoutubeId));
  const title = String(properties.dataYoutubeTitle ?? '');
  return [make('p', {}, link(`https://www.youtube.com/watch?v=${id}`, title))];
}

function player(element: Element, baseUrl?: string): ElementContent[] {
  const source = findElement(element, ({ tagName }) => tagName === 'source');
  const { src, data } = element.properties;
  const address = String(src ?? data ?? source?.properties.src ?? '');
  return address === '' ? [] : [make('p', {}, link(address, '', baseUrl))];
}

/** A folded part is shown, under its title. */
function unfolded(element: Element, baseUrl?: string): ElementContent[] {
  const summary = findElement(element, ({ tagName }) => tagName === 'summary');
  const title = summary ? textOf(summary).replace(/\s+/g, ' ').trim() : '';
  const rest = element.children.filter((child) => child !== summary);
  const heading = /[\p{L}\p{N}]/u.test(title) ? [make('strong', {}, [text(title)])] : [];
  return [
    ...(heading.length > 0 ? [make('p', {}, heading)] : []),
    make('div', {}, simplifyAll(rest, baseUrl)),
  ];
}

function plainLink(element: Element, baseUrl?: string): ElementContent[] {
  // A picture inside a link is words there: Markdown has no link in a link.
  const children = simplifyAll(element.children, baseUrl).flatMap((child) =>
    child.type === 'element' && child.tagName === 'a' ? child.children : [child],
  );
  const address = absolute(String(element.properties.href ?? ''), baseUrl);
  return address === null ? children : [make('a', { href: address }, children)];
}

function codeBlock(element: Element): ElementContent[] {
  const code = findElement(element, ({ tagName }) => tagName === 'code');
  const named = classesOf(code ?? element).find((name) => name.startsWith('lang-'));
  const language = named && !NO_LANGUAGE.includes(named) ? named.replace('lang-', 'language-') : '';
  const properties: Properties = language ? { className: [language] } : {};
  return [make('pre', {}, [make('code', properties, [text(textOf(code ?? element))])])];
}

/** A link, or its words where the address is relative to a place that we don't know. */
function link(href: string, title: string, baseUrl?: string): ElementContent[] {
  const address = absolute(href, baseUrl);
  const label = title.replace(/\s+/g, ' ').trim() || (address ?? href);
  return address === null ? [text(label)] : [make('a', { href: address }, [text(label)])];
}

function absolute(href: string, baseUrl?: string): string | null {
  const url = URL.parse(href, baseUrl);
  return url && isAllowedAddress(url.href) ? url.href : null;
}

function findElement(element: Element, fits: (child: Element) => boolean): Element | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const found = fits(child) ? child : findElement(child, fits);
    if (found) return found;
  }
  return undefined;
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

function hasClass(element: Element, ...names: string[]): boolean {
  return classesOf(element).some((name) => names.includes(name));
}

function textIn(node: ElementContent): string {
  return node.type === 'comment' ? '' : textOf(node);
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function make(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
