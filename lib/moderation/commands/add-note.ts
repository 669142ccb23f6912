import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Writes a note about a case, decided or not, for the other moderators and nobody else. */
export async function addNote(act: {
  caseId: string;
  personId: string;
  text: string;
  now: Date;
}): Promise<Result<{ caseId: string; noteId: string }>> {
  const { caseId, personId, text, now } = act;
  const found = await db.moderationCase.findUnique({ where: { id: caseId } });
  if (!found) return fail('not-found', 'This case does not exist.');
  const id = newId();
  await db.caseNote.create({ data: { id, caseId, byId: personId, text, writtenAt: now } });
  return ok({ caseId, noteId: id });
}
