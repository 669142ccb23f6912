import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { SLUG_MAX, slugOf } from '#lib/kernel/slug.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { MOST_SERIES } from '../rules.ts';
import { touchedBySeries } from './take-series.ts';

type NewSeries = { title: string; summary: string; authorId: string | null; now: Date };

/** Begins a series without parts, which readers don't see yet. Its address stays what it is now. */
export function createSeries(series: NewSeries): Promise<Result<{ id: string; slug: string }>> {
  const { title, summary, authorId, now } = series;
  return changeAndTouch(async (tx, note) => {
    if (authorId && (await tx.series.count({ where: { authorId } })) >= MOST_SERIES) {
      return fail('too-many', `You have ${MOST_SERIES} series already. Delete one first.`);
    }
    const created = { id: newId(), slug: await freeSlug(tx, title) };
    await tx.series.create({
      data: { ...created, title, summary, authorId, createdAt: now, updatedAt: now },
    });
    note(touchedBySeries(created));
    return ok(created);
  });
}

/** The title's slug, or that with -2, -3 and so on. */
async function freeSlug(tx: Transaction, title: string): Promise<string> {
  // Of two series with one title at once, the second waits and gets the next number.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('series-slug', 1))`;
  const slug = slugOf(title) || 'series';
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : `-${copy}`;
    const candidate = slug.slice(0, SLUG_MAX - ending.length).replace(/-$/, '') + ending;
    const taken = await tx.series.findUnique({ where: { slug: candidate }, select: { id: true } });
    if (!taken) return candidate;
  }
}
