import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { ESSAYS_TAG, essayTag } from '#lib/essays/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import type { SeriesSubject } from '#lib/policy/predicates.ts';
import { MOST_PARTS, MOST_SERIES } from './rules.ts';
import { ALL_SERIES_TAG, seriesAddressTag, seriesTag } from './tags.ts';
import type {
  DeskPart,
  DeskSeries,
  DeskSeriesInFull,
  PlaceInSeries,
  SeriesPart,
  SeriesView,
} from './views.ts';

/** Series of a sitemap: the newest. */
const SITEMAP_MOST = 1_000;

/** Essays of an author that are offered as a next part, last changed first. */
const MOST_OFFERED = 200;

/** The series at an address, with what is published of it; null when nothing is. */
export async function getSeries(slug: string): Promise<SeriesView | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(seriesAddressTag(slug));
  const series = await db.series.findUnique({
    where: { slug },
    select: { id: true, title: true, summary: true },
  });
  if (!series) return null;
  cacheTag(seriesTag(series.id));
  const parts = await readParts(series.id);
  if (parts.length === 0) return null;
  return { slug, title: series.title, summary: series.summary, parts };
}

/** Where a published essay stands in its series; null when it is in none. */
export async function getPlaceInSeries(essayId: string): Promise<PlaceInSeries | null> {
  'use cache';
  cacheLife('kept');
  cacheTag(essayTag(essayId));
  const essay = await db.essay.findUnique({
    where: { id: essayId },
    select: { slug: true, series: { select: { id: true, slug: true, title: true } } },
  });
  if (!essay?.series) return null;
  const { id, slug, title } = essay.series;
  cacheTag(seriesTag(id));
  const parts = await readParts(id);
  const at = parts.findIndex((part) => part.slug === essay.slug);
  if (at < 0) return null;
  const neighbour = (index: number) => {
    const part = parts[index];
    return part ? { slug: part.slug, title: part.title } : null;
  };
  return {
    slug,
    title,
    part: at + 1,
    of: parts.length,
    previous: neighbour(at - 1),
    next: neighbour(at + 1),
  };
}

/** The slugs of all series of which something is published. */
export async function listSeriesSlugs(): Promise<string[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(ALL_SERIES_TAG, ESSAYS_TAG);
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT s.slug FROM series s
    WHERE EXISTS (
      SELECT FROM essay e WHERE e.series_id = s.id AND e.published_revision IS NOT NULL)
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${SITEMAP_MOST}`;
  return rows.map(({ slug }) => slug);
}

type PartRow = Omit<SeriesPart, 'publishedAt'> & { publishedAt: Date };

async function readParts(seriesId: string): Promise<SeriesPart[]> {
  const rows = await db.$queryRaw<PartRow[]>`
    SELECT e.slug, r.title, r.summary, r.language, r.words, e.published_at AS "publishedAt"
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.series_id = ${seriesId}::uuid AND e.published_at IS NOT NULL
    ORDER BY e.series_position, e.id LIMIT ${MOST_PARTS}`;
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

/** What the policy asks about a series; null when there is none. Never leaves the server. */
export async function getSeriesSubject(id: string): Promise<SeriesSubject | null> {
  if (!isId(id)) return null;
  return db.series.findUnique({ where: { id }, select: { authorId: true } });
}

/** An author's own series, the newest first. For that author only. */
export async function listDeskSeries(authorId: string): Promise<DeskSeries[]> {
  return db.$queryRaw<DeskSeries[]>`
    SELECT s.id, s.slug, s.title, s.summary, count(e.id)::int AS parts,
      count(e.published_revision)::int AS published
    FROM series s LEFT JOIN essay e ON e.series_id = s.id AND e.deleted_at IS NULL
    WHERE s.author_id = ${authorId}::uuid
    GROUP BY s.id ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_SERIES}`;
}

/** A series with all its parts, for its author: ask the policy first. */
export async function getDeskSeries(id: string): Promise<DeskSeriesInFull | null> {
  if (!isId(id)) return null;
  const series = await db.series.findUnique({
    where: { id },
    select: { id: true, slug: true, title: true, summary: true, authorId: true },
  });
  if (!series) return null;
  const { authorId, ...about } = series;
  const [list, others] = await Promise.all([
    db.$queryRaw<DeskPart[]>`
      SELECT e.id, r.title, e.published_revision IS NOT NULL AS published
      FROM essay e JOIN essay_revision r ON r.essay_id = e.id
        AND r.number = coalesce(e.published_revision, e.latest_revision)
      WHERE e.series_id = ${id}::uuid AND e.deleted_at IS NULL
      ORDER BY e.series_position, e.id LIMIT ${MOST_PARTS}`,
    db.$queryRaw<DeskPart[]>`
      SELECT e.id, r.title, e.published_revision IS NOT NULL AS published
      FROM essay e JOIN essay_revision r ON r.essay_id = e.id
        AND r.number = coalesce(e.published_revision, e.latest_revision)
      WHERE e.author_id = ${authorId}::uuid AND e.series_id IS NULL AND e.deleted_at IS NULL
      ORDER BY e.updated_at DESC LIMIT ${MOST_OFFERED}`,
  ]);
  const published = list.filter((part) => part.published).length;
  return { ...about, parts: list.length, published, list, others };
}
