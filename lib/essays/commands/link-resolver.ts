import { titleKey } from '#lib/kernel/title-key.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** Gives the address that a `[[target]]` means, or null when nothing published is called so. */
export type LinkResolver = (target: string) => string | null;

/** Loads what can be linked to: published essays and guide pages, by address and by title. */
export async function linkResolver(tx: Pick<Transaction, '$queryRaw'>): Promise<LinkResolver> {
  const targets = await tx.$queryRaw<{ name: string; title: string; address: string }[]>`
    SELECT e.slug AS name, r.title, '/essays/' || e.slug AS address
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    UNION ALL
    SELECT g.permalink, r.title, '/' || g.permalink
    FROM guide_page g JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision`;
  const addresses = new Map<string, string>();
  for (const { title, address } of targets) addresses.set(titleKey(title), address);
  // An address is a surer name than a title, so it wins.
  for (const { name, address } of targets) addresses.set(titleKey(name), address);
  return (target) => addresses.get(titleKey(target)) ?? null;
}
