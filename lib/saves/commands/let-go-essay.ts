import { ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Takes an essay off somebody's own list. One that is not there is no problem. */
export async function letGoEssay(going: {
  personId: string;
  essayId: string;
}): Promise<Result<null>> {
  await db.savedEssay.deleteMany({ where: { userId: going.personId, essayId: going.essayId } });
  return ok(null);
}
