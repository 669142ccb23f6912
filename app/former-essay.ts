import { permanentRedirect } from 'next/navigation';
import { findFormer } from '#lib/addresses/queries.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';

/** Parts of an address below an essay: numbers, names of orders, files. Others lead nowhere. */
const PART = /^[\w.-]{1,40}$/;

/**
 * The address of a page below an essay now, for one asked for at a slug that the essay had before;
 * null when it had not. `below` are the parts behind the slug.
 */
export async function movedTo(slug: string, ...below: string[]): Promise<string | null> {
  if (!below.every((part) => PART.test(part))) return null;
  const former = await findFormer(essayAddress(slug));
  return former?.kind === 'moved' ? ['', former.to, ...below].join('/') : null;
}

/**
 * Leads for good to where the essay is now, if it had this slug before; else does nothing. Our
 * server adds the query that was asked with (web-server/keep-query.ts).
 */
export async function leadOn(slug: string, ...below: string[]): Promise<void> {
  const address = await movedTo(slug, ...below);
  if (address !== null) permanentRedirect(address);
}
