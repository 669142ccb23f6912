import { db } from '#lib/platform/db.ts';

/**
 * Deletes for good what was sealed and can't be appealed any more; what is being appealed stays
 * until that is decided. Gives how many texts went.
 */
export async function purgeSealedTexts(now: Date): Promise<number> {
  const { count } = await db.sealedText.deleteMany({
    where: { purgeAt: { lte: now }, decision: { NOT: { appeal: { is: { outcome: null } } } } },
  });
  return count;
}
