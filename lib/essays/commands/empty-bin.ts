import { forgetAddresses } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { BIN_FOR } from '../rules.ts';

/** Drafts that go in one transaction: each takes its revisions and addresses along. */
const AT_ONCE = 50;

/**
 * Deletes for good what has lain in the bin for 30 days, with its revisions, its working copy and what
 * led to it. Gives how many drafts went.
 */
export async function emptyBin(now: Date): Promise<number> {
  const before = later(now, -BIN_FOR);
  let gone = 0;
  for (;;) {
    const went = await deleteSome(before);
    gone += went;
    if (went < AT_ONCE) return gone;
  }
}

function deleteSome(before: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    // Whoever brings one back just now wins.
    const due = await tx.$queryRaw<{ id: string; slug: string }[]>`
      SELECT id, slug FROM essay
      WHERE deleted_at <= ${before} AND published_at IS NULL
      ORDER BY deleted_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`;
    await forgetAddresses(
      tx,
      due.map(({ slug }) => essayAddress(slug)),
    );
    const ids = due.map(({ id }) => id);
    const { count } = await tx.essay.deleteMany({ where: { id: { in: ids } } });
    return count;
  });
}
