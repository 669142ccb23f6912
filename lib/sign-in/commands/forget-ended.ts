import { HOUR, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';

/** An ended code is kept for a while, so that the page can say why it no longer works. */
export const KEPT_AFTER_END = HOUR;

/**
 * Takes away what signing in leaves behind: codes that have ended, sessions that are over, and
 * hashes of suspended addresses whose time has run out.
 */
export async function forgetEnded(now: Date): Promise<void> {
  await db.$transaction([
    db.signInCode.deleteMany({ where: { expiresAt: { lt: later(now, -KEPT_AFTER_END) } } }),
    db.session.deleteMany({ where: { expires: { lte: now } } }),
    db.suspendedAddress.deleteMany({ where: { endsAt: { lte: now } } }),
  ]);
}
