import 'server-only';
import type { Result } from '#lib/kernel/result.ts';
import { allTouches, type Touches } from '#lib/kernel/touches.ts';
import { db, type Transaction } from '../db.ts';
import { markOwnTouches } from './own-touches.ts';
import { type Touch, writeTouches } from './touch-table.ts';

/** Says inside the transaction what it has made out of date. */
export type NoteTouches = (touches: Touches) => void;

/** How long the transaction may take and wait for its connection (ms); the site's own limits if left out. */
type Limits = { timeout: number; maxWait: number };

/**
 * Changes something in one transaction, together with the touches that it notes: a change that was
 * committed can't be without them, whatever happens next. When `work` refuses, nothing is touched.
 * For commands that throw, everything is undone.
 */
export async function changeAndTouch<T>(
  work: (tx: Transaction, note: NoteTouches) => Promise<Result<T>>,
  limits?: Limits,
): Promise<Result<T>> {
  let written: Touch[] = [];
  const result = await db.$transaction(async (tx) => {
    const noted: Touches[] = [];
    const done = await work(tx, (touches) => noted.push(touches));
    written = done.ok ? await writeTouches(queriesOf(tx), allTouches(...noted)) : [];
    return done;
  }, limits);
  markOwnTouches(written);
  return result;
}

const queriesOf = (tx: Transaction) => ({
  query: async (text: string, values: unknown[]) => ({
    // Unsafe only by Prisma's name: the text is a constant of touch-table.ts, the values are bound.
    rows: await tx.$queryRawUnsafe<Touch[]>(text, ...values),
  }),
});
