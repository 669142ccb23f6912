import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { isSameHash } from '#lib/platform/keyed-hash.ts';
import { CODE_END_TEXTS, codeEnd, MOST_TRIES, wrongCodeText } from '../rules.ts';
import { hashOf } from './request-code.ts';

/** What a browser is told that has asked for no code. */
export const NO_CODE = fail(
  'no-code',
  'No code was asked for in this browser lately. Ask for one here, then type it here.',
  'code',
);

/**
 * Tries a code in the browser that asked for it. `personId` is whose session it is to confirm; null
 * for one that signs in: neither can stand in for the other. The try is counted, or the code used,
 * under a lock on its row. Gives the address that the code went to.
 *
 * Fails on the field `code` with `no-code`, `code-wrong`, `code-dead`, `code-used` or
 * `code-expired`.
 */
export async function tryCode(
  tx: Transaction,
  tried: { browserHash: string; personId: string | null; code: string; now: Date },
): Promise<Result<{ email: string }>> {
  const known = await lockNewestCode(tx, tried.browserHash);
  if (!known || known.personId !== tried.personId) return NO_CODE;
  const end = codeEnd(known, tried.now);
  if (end !== null) return fail(end, CODE_END_TEXTS[end], 'code');

  if (!isSameHash(known.codeHash, hashOf(known.id, tried.code))) {
    const { wrongTries } = await tx.signInCode.update({
      where: { id: known.id },
      data: { wrongTries: { increment: 1 } },
    });
    return wrongTries >= MOST_TRIES
      ? fail('code-dead', CODE_END_TEXTS['code-dead'], 'code')
      : fail('code-wrong', wrongCodeText(wrongTries), 'code');
  }

  await tx.signInCode.update({ where: { id: known.id }, data: { usedAt: tried.now } });
  return ok({ email: known.email });
}

/** Only the newest code of a browser counts, also if two were asked for at the same time. */
async function lockNewestCode(tx: Transaction, browserHash: string) {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM sign_in_code WHERE browser_hash = ${browserHash}
    ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`;
  return row ? tx.signInCode.findUnique({ where: { id: row.id } }) : null;
}
