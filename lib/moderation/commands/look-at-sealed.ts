import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import { openSealed } from './sealed-text.ts';

/** What a comment said before it was blacked out, and before its edits, oldest first. */
export type SealedTexts = { text: string; earlier: string[] };

/**
 * Opens what a black-out has sealed, for a moderator with a reason; the look is written down in the
 * same transaction. Fails with `purged` when nothing is kept any more.
 */
export async function lookAtSealed(look: {
  decisionId: string;
  reason: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<SealedTexts>> {
  const { decisionId, reason, by, now } = look;
  return db.$transaction(async (tx) => {
    const row = await tx.sealedText.findUnique({ where: { decisionId } });
    if (!row) return fail('purged', 'The original text is not kept any more.');
    const opened = openSealed(row);
    if (!opened.ok) return opened;
    await tx.disclosure.create({
      data: {
        id: newId(),
        kind: 'sealed_text',
        decisionId,
        byId: by.id,
        byRole: by.role,
        reason,
        at: now,
      },
    });
    const { body, earlier } = opened.value;
    return ok({ text: body, earlier: earlier.map((each) => each.body) });
  });
}
