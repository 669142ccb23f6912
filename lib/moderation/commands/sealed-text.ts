import { z } from 'zod';
import type { EarlierText } from '#lib/comments/port.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { later } from '#lib/kernel/time.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { seal, unseal } from '#lib/platform/seal.ts';
import { APPEAL_WINDOW } from '#lib/policy/predicates.ts';

const PURPOSE = 'text before a black-out';

/** What a comment said before something was blacked out, and after. */
export type TextBefore = {
  body: string;
  earlier: EarlierText[];
  /** What stood there afterwards: as long as it does, the writer has changed nothing. */
  after: string;
};

const textBefore = z.object({
  body: z.string(),
  earlier: z.array(z.object({ number: z.int(), body: z.string(), replacedAt: z.coerce.date() })),
  after: z.string(),
});

/** Keeps a text sealed for as long as the decision can be appealed. */
export async function keepSealed(
  tx: Transaction,
  kept: { decisionId: string; commentId: string; text: TextBefore; now: Date },
): Promise<void> {
  const { decisionId, commentId, text, now } = kept;
  const sealed = seal(PURPOSE, decisionId, JSON.stringify(text));
  const purgeAt = later(now, APPEAL_WINDOW);
  await tx.sealedText.create({ data: { decisionId, commentId, sealed, purgeAt } });
}

/** Opens a sealed text. Fails with `sealed-for-good` when it can't be opened. */
export function openSealed(row: { decisionId: string; sealed: Uint8Array }): Result<TextBefore> {
  const opened = unseal(PURPOSE, row.decisionId, row.sealed);
  return opened.ok ? ok(textBefore.parse(JSON.parse(opened.value))) : opened;
}
