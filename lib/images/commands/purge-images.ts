import { firstIdAt } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { UNUSED_DAYS } from '../rules.ts';
import { UNUSED } from './picture-uses.ts';

/** Pictures of one look at the store. */
const AT_ONCE = 500;
/** What is younger may be of a picture that is just coming in. */
const SETTLED = DAY;

/**
 * Deletes pictures that no text has shown for UNUSED_DAYS, counted from the first look that found
 * none, or that no text shows and whose owner's account is gone, and files that belong to no picture (what a process left that ended in the middle). Gives
 * how many of each.
 */
export async function purgeImages(now: Date): Promise<{ pictures: number; leftOvers: number }> {
  await db.$executeRaw`
    UPDATE image i SET unused_since = NULL
    WHERE unused_since IS NOT NULL AND NOT (${UNUSED})`;
  await db.$executeRaw`
    UPDATE image i SET unused_since = ${now} WHERE unused_since IS NULL AND ${UNUSED}`;
  const gone = await db.$queryRaw<{ id: string }[]>`
    DELETE FROM image i
    WHERE (unused_since <= ${later(now, -UNUSED_DAYS * DAY)}
        OR (person_id IS NULL AND created_at <= ${later(now, -SETTLED)}))
      AND ${UNUSED}
    RETURNING id`;
  const store = imageStore();
  for (const { id } of gone) await store.remove(id);
  return { pictures: gone.length, leftOvers: await removeLeftOvers(now) };
}

async function removeLeftOvers(now: Date): Promise<number> {
  const store = imageStore();
  const settled = firstIdAt(later(now, -SETTLED));
  let removed = 0;
  const look = async (ids: string[]) => {
    const rows = await db.image.findMany({ where: { id: { in: ids } }, select: { id: true } });
    const known = new Set(rows.map(({ id }) => id));
    for (const id of ids) {
      if (known.has(id)) continue;
      await store.remove(id);
      removed += 1;
    }
  };
  let some: string[] = [];
  for await (const id of store.ids()) {
    if (id >= settled) continue;
    some.push(id);
    if (some.length < AT_ONCE) continue;
    await look(some);
    some = [];
  }
  if (some.length > 0) await look(some);
  return removed;
}
