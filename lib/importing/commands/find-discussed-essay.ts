import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ImportedDiscussion } from '../rules/imported.ts';
import { essayKeyOf, type Owner } from './import-essay.ts';

/** How the essay is to be found. */
export type Search = { essay: string | null; owner?: Owner | null };

type Found = { id: string; slug: string };

/**
 * The essay that a discussion joins: the one that was named, else the one that came in with it, else
 * one of its addresses (also a former one, and one that ends as an essay's does), else one of its
 * title. Only what is published: a draft has no discussion. With an owner only their essays.
 */
export async function findDiscussedEssay(
  tx: Transaction,
  { title, joins }: ImportedDiscussion,
  { essay, owner = null }: Search,
): Promise<Result<Found>> {
  if (essay !== null) return bySlug(tx, essay, owner);
  if (joins?.essayKey !== undefined) return byKey(tx, essayKeyOf(joins.essayKey, owner));
  const here = await byAddresses(tx, joins?.addresses ?? [], owner);
  return here ? ok(here) : byTitle(tx, title, owner);
}

async function bySlug(tx: Transaction, slug: string, owner: Owner | null): Promise<Result<Found>> {
  const found = await published(tx, [slug], owner);
  const [one] = found;
  return one ? ok(one) : fail('no-essay', `There is no published essay at /essays/${slug}.`);
}

async function byKey(tx: Transaction, importKey: string): Promise<Result<Found>> {
  const found = await tx.essay.findFirst({
    where: { importKey, publishedRevision: { not: null } },
    select: { id: true, slug: true },
  });
  if (found) return ok(found);
  return fail(
    'no-essay',
    'the essay is a draft, and a draft has no discussion; publish it and bring the file again.',
  );
}

async function byAddresses(
  tx: Transaction,
  addresses: readonly string[],
  owner: Owner | null,
): Promise<Found | null> {
  if (addresses.length === 0) return null;
  const former = await tx.formerAddress.findMany({
    where: { address: { in: [...addresses] } },
    select: { leadsTo: true },
  });
  const places = [...former.map(({ leadsTo }) => leadsTo), ...addresses];
  const slugs = places.map((place) => place.replace(/^essays\//, ''));
  const ends = addresses.map((address) =>
    (address.split('/').at(-1) ?? '').replace(/\.html?$/i, '').toLowerCase(),
  );
  for (const names of [slugs, ends]) {
    const found = await published(tx, names.filter(Boolean), owner);
    if (found.length === 1 && found[0]) return found[0];
  }
  return null;
}

async function byTitle(
  tx: Transaction,
  title: string,
  owner: Owner | null,
): Promise<Result<Found>> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT e.id, e.slug FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE r.title_key = ${titleKey(title)}
      AND (${owner?.id ?? null}::uuid IS NULL OR e.author_id = ${owner?.id ?? null}::uuid)
    ORDER BY e.published_at LIMIT 2`;
  const [essay, another] = found;
  if (essay && !another) return ok(essay);
  if (another) {
    return fail(
      'several-essays',
      `Several essays are called “${title}”; say which with --essay SLUG.`,
    );
  }
  return fail(
    'no-essay',
    `No published essay is called “${title}”; say which one with --essay SLUG.`,
  );
}

function published(tx: Transaction, slugs: string[], owner: Owner | null): Promise<Found[]> {
  return tx.essay.findMany({
    where: {
      slug: { in: slugs },
      publishedRevision: { not: null },
      ...(owner ? { authorId: owner.id } : {}),
    },
    select: { id: true, slug: true },
    take: 2,
  });
}
