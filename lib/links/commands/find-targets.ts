import { slugOf } from '#lib/kernel/slug.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { isAddress, meaningsOf, nameKey, slugNamed, TARGET_MAX } from '../rules/targets.ts';
import { idOf, type TextRef } from '../rules/text-ref.ts';

/** Enough of a transaction to read by. */
export type Reading = Pick<Transaction, '$queryRaw'>;

/** What a target means now. */
export type Found = {
  /** Null: a section of the text itself. */
  to: TextRef | null;
  /** With its slash, and its fragment if a section is meant. */
  address: string;
  /** The section that was meant is not there; the address leads to the whole. */
  sectionMissing: boolean;
  /** It was named by an address that it had formerly. */
  moved: boolean;
};

type Place = { to: TextRef; address: string; moved: boolean };

/** Pages of the guide that are looked through for a title; a guide of more is a site of its own. */
const MOST_PAGES = 1_000;

/**
 * What each target means now: a published essay or page of the guide, by its address; as what it
 * meant when `from` was last given to readers, so that a link outlives a new title and nobody else's
 * takes it; by its title; by a former address. Of two essays with one title it is the one that was
 * there first.
 */
export async function findTargets(
  tx: Reading,
  targets: readonly string[],
  from: TextRef | null,
): Promise<(target: string) => Found | null> {
  const known = targets.filter((target) => target !== '' && target.length <= TARGET_MAX);
  const names = [...new Set(known.flatMap((target) => meaningsOf(target).map(({ name }) => name)))];
  const places = await findPlaces(tx, names.filter(Boolean), from);
  const wanted = known.flatMap((target) =>
    meaningsOf(target).flatMap(({ name, section }) => {
      const place = section === null ? null : places(name);
      return place ? [place] : [];
    }),
  );
  const sections = await findSections(tx, wanted);
  return (target) => {
    for (const { name, section } of meaningsOf(target)) {
      if (name === '' && section) return ownSection(section, from);
      const place = places(name);
      if (!place) continue;
      const id = section === null ? null : (sections(place, section) ?? null);
      return {
        ...place,
        address: id === null ? place.address : `${place.address}#${encodeURIComponent(id)}`,
        sectionMissing: section !== null && id === null,
      };
    }
    return null;
  };
}

// Whether it is there is known when the text is rendered. A page's sections are called by their
// slugs, an essay's headings by their words.
function ownSection(section: string, from: TextRef | null): Found {
  const ofPage = from !== null && 'pageId' in from;
  const id = (ofPage && slugOf(section)) || titleKey(section).replaceAll(' ', '-');
  const address = `#${encodeURIComponent(id)}`;
  return { to: null, address, sectionMissing: false, moved: false };
}

async function findPlaces(
  tx: Reading,
  names: string[],
  from: TextRef | null,
): Promise<(name: string) => Place | null> {
  if (names.length === 0) return () => null;
  const keys = [...new Set(names.map(nameKey))];
  const slugs = names.map(slugNamed).filter((slug) => slug !== null);
  const byTitle = new Map<string, Place>();
  const byAddress = new Map<string, Place>();
  for (const { id, slug, key } of await readEssays(tx, slugs, keys)) {
    const place: Place = { to: { essayId: id }, address: `/essays/${slug}`, moved: false };
    if (!byTitle.has(key)) byTitle.set(key, place);
    byAddress.set(titleKey(slug), place).set(place.address, place);
  }
  for (const { id, permalink, title } of await readPages(tx)) {
    const place: Place = { to: { pageId: id }, address: `/${permalink}`, moved: false };
    byTitle.set(titleKey(title), place);
    byAddress.set(titleKey(permalink), place).set(place.address, place);
  }
  // An address leads where a browser comes by it.
  const titles = keys.filter((key) => !isAddress(key));
  const [meant, moved] = [await findMeant(tx, titles, from), await findMoved(tx, names)];
  return (name) => {
    const key = nameKey(name);
    return byAddress.get(key) ?? meant.get(key) ?? byTitle.get(key) ?? moved.get(name) ?? null;
  };
}

function readEssays(tx: Reading, slugs: string[], keys: string[]) {
  // Two questions, so that each is an index's.
  return tx.$queryRaw<{ id: string; slug: string; key: string }[]>`
    SELECT e.id, e.slug, r.title_key AS key, e.published_at
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.slug = ANY(${slugs})
    UNION
    SELECT e.id, e.slug, r.title_key AS key, e.published_at
    FROM essay_revision r JOIN essay e ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE r.title_key = ANY(${keys})
    ORDER BY published_at, id`;
}

function readPages(tx: Reading) {
  return tx.$queryRaw<{ id: string; permalink: string; title: string }[]>`
    SELECT g.id, g.permalink, r.title
    FROM guide_page g JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision
    ORDER BY g.published_at DESC, g.id DESC LIMIT ${MOST_PAGES}`;
}

/** What keys meant when the text was last given to readers, as long as that is published. */
async function findMeant(tx: Reading, keys: string[], from: TextRef | null) {
  const meant = new Map<string, Place>();
  if (!from) return meant;
  for (const { target, ...row } of await readMeant(tx, keys, from)) {
    const place = placeOf(row);
    if (place) meant.set(target, place);
  }
  return meant;
}

/** What names lead to that are former addresses. */
async function findMoved(tx: Reading, names: string[]) {
  const addresses = new Map(names.flatMap((name) => formerAddresses(name).map((at) => [at, name])));
  const moved = new Map<string, Place>();
  for (const { address, ...row } of await readFormer(tx, [...addresses.keys()])) {
    const place = placeOf(row);
    if (place) moved.set(addresses.get(address) ?? '', { ...place, moved: true });
  }
  return moved;
}

function formerAddresses(name: string): string[] {
  if (isAddress(name)) return [name.slice(1)];
  const slug = slugNamed(name);
  return slug === null ? [name] : [name, `essays/${slug}`];
}

type PlaceRow = {
  essayId: string | null;
  slug: string | null;
  pageId: string | null;
  permalink: string | null;
};

function placeOf({ essayId, slug, pageId, permalink }: PlaceRow): Place | null {
  if (essayId) return { to: { essayId }, address: `/essays/${slug}`, moved: false };
  if (pageId) return { to: { pageId }, address: `/${permalink}`, moved: false };
  return null;
}

/** Published texts that former addresses (without their slash) lead to now. */
export function readFormer(tx: Reading, addresses: string[]) {
  return tx.$queryRaw<({ address: string } & PlaceRow)[]>`
    SELECT f.address, e.id AS "essayId", e.slug, g.id AS "pageId", g.permalink
    FROM former_address f
    LEFT JOIN essay e ON f.leads_to = 'essays/' || e.slug AND e.published_revision IS NOT NULL
    LEFT JOIN guide_page g ON f.leads_to = g.permalink AND g.published_revision IS NOT NULL
    WHERE f.address = ANY(${addresses})`;
}

function readMeant(tx: Reading, keys: string[], from: TextRef) {
  return tx.$queryRaw<({ target: string } & PlaceRow)[]>`
    SELECT l.target, e.id AS "essayId", e.slug, g.id AS "pageId", g.permalink
    FROM text_link l
    LEFT JOIN essay e ON l.to_essay_id = e.id AND e.published_revision IS NOT NULL
    LEFT JOIN guide_page g ON l.to_page_id = g.id AND g.published_revision IS NOT NULL
    WHERE (l.from_essay_id = ${idOf(from)}::uuid OR l.from_page_id = ${idOf(from)}::uuid)
      AND l.target = ANY(${keys})`;
}

type Section = { id: string; text: string };

/** Finds the id of a section of one of these places by its words or its id. */
async function findSections(
  tx: Reading,
  places: readonly Place[],
): Promise<(place: Place, section: string) => string | null> {
  const ids = places.map(({ to }) => idOf(to));
  if (ids.length === 0) return () => null;
  const rows = await tx.$queryRaw<{ id: string; sections: Section[] | null }[]>`
    SELECT e.id, r.headings AS sections
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.id = ANY(${ids}::uuid[])
    UNION ALL
    SELECT g.id, (SELECT jsonb_agg(jsonb_build_object('id', s -> 'id', 'text', s -> 'title'))
      FROM jsonb_array_elements(r.document -> 'sections') s)
    FROM guide_page g JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision
    WHERE g.id = ANY(${ids}::uuid[])`;
  const known = new Map(rows.map(({ id, sections }) => [id, sections ?? []]));
  return ({ to }, section) => {
    const key = titleKey(section);
    const found = known
      .get(idOf(to))
      ?.find(
        ({ id, text }) => [section, `section-${section}`].includes(id) || titleKey(text) === key,
      );
    return found?.id ?? null;
  };
}
