import { essayAddressTag } from '#lib/essays/tags.ts';
import { pageAddressTag } from '#lib/guide/tags.ts';
import { slugIn } from './rules/addresses.ts';

/** What stands at an address (without its leading slash), or once did: touched when that changes. */
export function addressTag(address: string): string {
  const slug = slugIn(address);
  return slug === null ? pageAddressTag(address) : essayAddressTag(slug);
}
