import { isSlug } from '#lib/kernel/slug.ts';
import { isReserved } from './reserved-addresses.ts';

// Addresses as the table of former ones has them: without their leading slash.

const ESSAYS = 'essays/';

/** The address of an essay. */
export const essayAddress = (slug: string): string => `${ESSAYS}${slug}`;

/** The slug in the address of an essay itself, not of something below it; null for other addresses. */
export function slugIn(address: string): string | null {
  const slug = address.startsWith(ESSAYS) ? address.slice(ESSAYS.length) : '';
  return isSlug(slug) ? slug : null;
}

/** Whether a text of the site can stand at an address, or once stood there. */
export function canBeAddress(address: string): boolean {
  return slugIn(address) !== null || (address !== '' && !isReserved(address));
}
