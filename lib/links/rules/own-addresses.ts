import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';

/** A place on this site: its path without slashes at its ends, and the fragment without `#`, or null. */
export type OwnAddress = { path: string; fragment: string | null };

/**
 * Where on this site (`siteUrl`, without a slash at its end) a link leads; null when it leads
 * elsewhere, or to a place on its own page.
 */
export function ownAddress(href: string, siteUrl: string): OwnAddress | null {
  const local = href.startsWith('/') && !/^\/[/\\]/.test(href);
  if (!local && !/^https?:\/\//i.test(href)) return null;
  const url = URL.parse(href, siteUrl);
  // The same site by its other scheme is this site.
  if (!url || url.host !== new URL(siteUrl).host) return null;
  const path = decoded(url.pathname).replace(/^\/+|\/+$/g, '');
  return { path, fragment: url.hash.length > 1 ? decoded(url.hash.slice(1)) : null };
}

/** An address with its escapes undone; as it is when they are broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How the address of a series begins. */
export const SERIES = '/series/';

/**
 * What a link to an address of ours names, as a target; null for what is not looked up: other sites,
 * and what the site has of itself. Below an essay's address only the essay is looked for.
 */
export function nameOfAddress(href: string, siteUrl: string): string | null {
  const own = ownAddress(href, siteUrl);
  if (!own || own.path === '') return null;
  const section = own.fragment?.startsWith('section-') ? `#${own.fragment}` : '';
  const [first, second] = own.path.split('/');
  if (first === 'essays' && second) return `/essays/${second}${section}`;
  if (first === 'series' && second) return `${SERIES}${second}`;
  return isReserved(own.path) ? null : `/${own.path}${section}`;
}

/**
 * The same link to where `named` (a target as nameOfAddress gives it, without its section) has moved
 * to: what stands behind it in the link stays.
 */
export function movedHref(href: string, siteUrl: string, named: string, leadsTo: string): string {
  const url = new URL(href, siteUrl);
  const path = decoded(url.pathname).replace(/\/+$/, '');
  const behind = path.startsWith(`${named}/`) ? path.slice(named.length) : '';
  const address = encodeURI(leadsTo + behind) + url.search + url.hash;
  return href.startsWith('/') ? address : siteUrl + address;
}

// Our own rendering writes the address of a link first, and no quote in it.
const LINK = /(<a href=")([^"]*)"/g;

/** The addresses of the links in HTML that our rendering made, as they are meant (`&` undone). */
export function hrefsOf(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(LINK), ([, , href = '']) => unescaped(href)))];
}

/** The same HTML with each link leading where `lead` says; null leaves it. */
export function withAddresses(html: string, lead: (href: string) => string | null): string {
  return html.replace(LINK, (whole, start: string, href: string) => {
    const leadsTo = lead(unescaped(href));
    return leadsTo === null ? whole : `${start}${escaped(leadsTo)}"`;
  });
}

// All that our rendering writes: numbers in hexadecimal, and these four by name.
const NAMED: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>' };

const unescaped = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,5}|10[0-9a-f]{4})|(amp|quot|lt|gt));/gi, (whole, hex, name) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (NAMED[name] ?? whole),
  );

const escaped = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
