import { moveAddress } from '#lib/addresses/port.ts';
import { isReserved } from '#lib/addresses/rules/reserved-addresses.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { HeldPage } from './page-copy.ts';

const RESERVED = 'The site has pages of its own there: choose another address.';

/**
 * Gives a page that is held another address. Once readers had the old one it leads here for good.
 * Refused where something stands or once stood.
 */
export async function movePage(
  tx: Transaction,
  page: HeldPage,
  permalink: string,
  now: Date,
): Promise<Result<null>> {
  if (permalink === page.permalink) return ok(null);
  if (isReserved(permalink)) return fail('address-taken', RESERVED, 'permalink');
  const { publishedAt } = await tx.guidePage.findUniqueOrThrow({
    where: { id: page.id },
    select: { publishedAt: true },
  });
  const wasPublic = publishedAt !== null;
  const moved = await moveAddress(tx, { from: page.permalink, to: permalink, wasPublic, now });
  if (!moved.ok) return fail('address-taken', moved.problem.message, 'permalink');
  await tx.guidePage.update({
    where: { id: page.id },
    data: { permalink },
    select: { id: true },
  });
  return ok(null);
}
