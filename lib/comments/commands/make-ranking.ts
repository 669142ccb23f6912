import { db } from '#lib/platform/db.ts';
import type { Ranking } from '../rules/ordinals.ts';
import { MOST_RANKED } from '../rules.ts';

/** Editions that are kept: somebody who pages through one has as many changes of the order as time. */
const EDITIONS_KEPT = 20;

type State = {
  rootCount: number;
  ordinals: number[];
  newest: number | null;
  newestRootCount: number | null;
  newestOrdinals: number[] | null;
};

/**
 * The newest edition of a thread's order by "most helpful"; a new one if the order is another now.
 * Whoever asks at the same time gets the same one. What is hidden or deleted is not ranked.
 */
export async function makeRanking(threadId: string, now: Date): Promise<Ranking> {
  const [state] = await db.$queryRaw<State[]>`
    SELECT t.root_count AS "rootCount", ARRAY(
        SELECT c.root_ordinal FROM comment c
        WHERE c.thread_id = t.id AND c.depth = 0 AND c.helpful_count > 0
          AND c.root_ordinal IS NOT NULL AND c.held_at IS NULL
          AND c.deleted_at IS NULL AND c.hidden_by_id IS NULL
        ORDER BY c.helpful_count DESC, c.root_ordinal LIMIT ${MOST_RANKED}
      ) AS ordinals,
      r.edition AS newest, r.root_count AS "newestRootCount", r.ordinals AS "newestOrdinals"
    FROM thread t LEFT JOIN LATERAL (
      SELECT * FROM ranking WHERE thread_id = t.id ORDER BY edition DESC LIMIT 1
    ) r ON true
    WHERE t.id = ${threadId}::uuid`;
  if (!state) return { edition: 0, rootCount: 0, ordinals: [] };
  const { rootCount, ordinals, newest } = state;
  const isSame =
    state.newestRootCount === rootCount && sameList(state.newestOrdinals ?? [], ordinals);
  if (newest !== null && isSame) return { edition: newest, rootCount, ordinals };

  const edition = (newest ?? 0) + 1;
  await db.ranking.createMany({
    data: { threadId, edition, rootCount, ordinals, madeAt: now },
    skipDuplicates: true,
  });
  await db.ranking.deleteMany({ where: { threadId, edition: { lte: edition - EDITIONS_KEPT } } });
  return db.ranking.findUniqueOrThrow({
    where: { threadId_edition: { threadId, edition } },
    select: { edition: true, rootCount: true, ordinals: true },
  });
}

function sameList(one: number[], other: number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
